using System.Security.Cryptography;
using System.Text;
using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Linkage;
using Dudao.Core.Enrolment.Reconciliation;
using Dudao.Core.Enrolment.Rolls;
using Dudao.Core.Enrolment.Texts;
using Dudao.Server.Features.Enrolment.Linking;
using Dudao.Server.Features.Enrolment.Reading;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Enrolment.Reconciling;

/// <summary>Reads the texts of the rows that numbers did not settle: the second pass.</summary>
internal sealed class LinkTextReading
{
    private const int Name = 0;
    private const int SexColumn = 1;
    private const int Birth = 2;
    private const int Guardian = 3;
    private const int Telephone = 4;
    private const int Village = 5;
    private const int School = 6;
    private const int Id = 7;
    private const int Student = 8;

    private static readonly LinkColumn[] Columns =
    [
        new("姓名", CompareHow.Name, ColumnKin.Person),
        new("性别", CompareHow.Exact),
        new("出生日期", CompareHow.Date, ColumnKin.Person),
        new("监护人", CompareHow.Name, ColumnKin.Family),
        new("监护人电话", CompareHow.Id, ColumnKin.Family),
        new("户籍地", CompareHow.Text, ColumnKin.Place),
        new("学校标识码", CompareHow.Exact, ColumnKin.Place),
        new("身份证件号", CompareHow.Id, ColumnKin.Person),
        new("学籍号", CompareHow.Id, ColumnKin.Person),
    ];

    private readonly RollFile _file;
    private readonly TextPool[] _pools;
    private readonly int[][] _codes;
    private readonly byte[] _buffer = new byte[CellText.Longest];
    private readonly int[] _place;

    private LinkTextReading(RollFile file, int rows, IReadOnlyList<int> wanted)
    {
        _file = file;
        var names = new TextPool();
        _pools = [.. Columns.Select(column => column.How == CompareHow.Name ? names : new TextPool())];
        _codes = [.. Columns.Select(_ => new int[wanted.Count])];
        _place = new int[rows];
        Array.Fill(_place, -1);
        for (var i = 0; i < wanted.Count; i++)
        {
            _place[wanted[i]] = i;
        }
    }

    /// <summary>Reads both lists at once.</summary>
    public static LinkTexts Read(
        RollFile expected, int expectedRows, IReadOnlyList<int> wantedE, RollFile registered, int registeredRows, IReadOnlyList<int> wantedR,
        CancellationToken cancellation)
    {
        var a = new LinkTextReading(expected, expectedRows, wantedE);
        var b = new LinkTextReading(registered, registeredRows, wantedR);
        if (wantedE.Count > 0 || wantedR.Count > 0)
        {
            ListPair.Both(() => expected.Each(a.Add, cancellation), () => registered.Each(b.Add, cancellation));
        }

        Parallel.ForEach(b._pools.Distinct(), pool =>
        {
            var codes = a._pools[Array.IndexOf(b._pools, pool)].AddAll(pool);
            for (var i = 0; i < Columns.Length; i++)
            {
                if (ReferenceEquals(b._pools[i], pool))
                {
                    var column = b._codes[i];
                    for (var row = 0; row < column.Length; row++)
                    {
                        column[row] = codes[column[row]];
                    }
                }
            }
        });
        var data = new LinkData(Columns, a._pools, new LinkList(wantedE.Count, a._codes), new LinkList(wantedR.Count, b._codes));
        return new LinkTexts(data, row => Digest(data.A, a._pools, row), row => Digest(data.B!, a._pools, row), Name, Birth);
    }

    private void Add(int row, CsvRecords records)
    {
        var place = _place[row];
        if (place < 0)
        {
            return;
        }

        Put(Name, place, Form(records, RollColumn.Name, CompareHow.Name));
        Put(Guardian, place, Form(records, RollColumn.Guardian, CompareHow.Name));
        Put(Telephone, place, Form(records, RollColumn.Telephone, CompareHow.Id));
        Put(School, place, Form(records, RollColumn.SchoolCode, CompareHow.Exact));
        Put(Village, place, Form(records, RollColumn.Residence, CompareHow.Text));
        if (_codes[Village][place] == 0)
        {
            Put(Village, place, Form(records, RollColumn.Address, CompareHow.Text));
        }

        var student = Form(records, RollColumn.StudentNumber, CompareHow.Id);
        PupilRow.StudentKey(student, out var innerId, out _);
        var isFinal = student.Length > 0 && student[0] == 'G';
        // A final number is the identity number once more: comparing both would count one agreement twice.
        Put(Student, place, isFinal ? default : student);
        Put(Id, place, isFinal ? student[1..] : default);
        var id = Form(records, RollColumn.IdNumber, CompareHow.Id);
        if (!id.IsEmpty)
        {
            Put(Id, place, id);
        }

        var known = IdNumber.Read(id, out var number) == IdNumberProblem.None ? number : new IdNumber(innerId);
        PutSexAndBirth(place, records, known);
    }

    private void PutSexAndBirth(int place, CsvRecords records, IdNumber known)
    {
        var sex = ReadSex(Form(records, RollColumn.Sex, CompareHow.Exact));
        sex = sex == Sex.Unknown && known.Packed != 0 ? known.Sex : sex;
        Put(SexColumn, place, sex switch
        {
            Sex.Male => "男"u8,
            Sex.Female => "女"u8,
            _ => default,
        });
        var birth = Form(records, RollColumn.Birth, CompareHow.Date);
        if (birth.IsEmpty && known.Packed != 0)
        {
            known.BirthNumber.TryFormat(_buffer, out var written, default, System.Globalization.CultureInfo.InvariantCulture);
            birth = _buffer.AsSpan(0, written);
        }

        Put(Birth, place, birth);
    }

    private static Sex ReadSex(ReadOnlySpan<byte> cell) => cell.SequenceEqual("男"u8) ? Sex.Male
        : cell.SequenceEqual("女"u8) ? Sex.Female
        : Sexes.TryRead(Encoding.UTF8.GetString(cell), out var sex) ? sex : Sex.Unknown;

    private ReadOnlySpan<byte> Form(CsvRecords records, RollColumn column, CompareHow how) => CellForms.Form(_file.Cell(records, column), how, _buffer);

    private void Put(int column, int place, ReadOnlySpan<byte> text) => _codes[column][place] = _pools[column].Add(text);

    // A digest of all that is compared: the same record, whatever its line and list.
    private static string Digest(LinkList list, TextPool[] pools, int row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var column = 0; column < Columns.Length; column++)
        {
            hash.AppendData(pools[column][list.Codes[column][row]]);
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
