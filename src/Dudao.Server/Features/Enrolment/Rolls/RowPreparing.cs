using System.Text;
using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Linkage;
using Dudao.Core.Enrolment.Rolls;
using Dudao.Core.Enrolment.Texts;
using Dudao.Server.Features.Enrolment.Reading;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>What every worker of an import needs to know of the file.</summary>
/// <param name="File">Where its columns stand.</param>
/// <param name="Separator">What parts its cells.</param>
/// <param name="IsWorkbook">A workbook leaves out empty cells at the end of a row; a text file does not.</param>
/// <param name="Term">The term.</param>
/// <param name="KnownSchools">The codes of the office's schools; null where there is no database.</param>
/// <param name="KeepsBad">Rows that are refused are kept with their reasons.</param>
internal sealed record RollPlan(RollFile File, byte Separator, bool IsWorkbook, Term Term, IReadOnlySet<long>? KnownSchools, bool KeepsBad);

/// <summary>Reads, checks and seals the rows of a chunk. One for each thread.</summary>
internal sealed class RowPreparing(RollPlan plan, byte[] matchKey, byte[] sealKey, Guid roll) : IDisposable
{
    private readonly CsvRecords _records = new(plan.Separator);
    private readonly KeyedValues _keyed = new(matchKey);
    private readonly SealedFields _sealed = new(sealKey, roll);
    private readonly KnownWords _grades = new(text => Grades.Read(text));
    private readonly KnownWords _groups = new(text => EthnicGroups.Number(text));
    private readonly byte[] _id = new byte[CellText.Longest];
    private readonly byte[] _student = new byte[CellText.Longest];
    private readonly byte[] _telephone = new byte[CellText.Longest];
    private readonly byte[] _name = new byte[CellText.Longest];
    private readonly byte[] _school = new byte[CellText.Longest];
    private readonly byte[] _other = new byte[CellText.Longest];
    private readonly byte[] _plain = new byte[64 * 1024];
    private readonly List<(int Student, int Id, int Telephone)> _places = [];
    private uint _shown;

    public PreparedRows Prepare(RowChunk chunk)
    {
        var prepared = new PreparedRows();
        _keyed.Clear();
        _places.Clear();
        _shown = 0;
        _records.Take(chunk.Bytes, chunk.Start, chunk.Length, chunk.FirstLine);
        while (_records.Read())
        {
            if (RollFile.IsBlank(_records))
            {
                continue;
            }

            if (plan.File.IsNote(_records))
            {
                prepared.Broken.Add((RollRule.NoteRow, _records.Line));
            }
            else
            {
                prepared.Count++;
                Add(prepared);
            }
        }

        _keyed.Make();
        var rows = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(prepared.Rows);
        for (var i = 0; i < rows.Length; i++)
        {
            (rows[i].Student, rows[i].Id, rows[i].Telephone) = (_keyed[_places[i].Student], _keyed[_places[i].Id], _keyed[_places[i].Telephone]);
        }

        return prepared;
    }

    public void Dispose()
    {
        _keyed.Dispose();
        _sealed.Dispose();
    }

    private void Add(PreparedRows prepared)
    {
        var id = CellForms.Form(Cell(RollColumn.IdNumber), CompareHow.Id, _id);
        var student = CellForms.Form(Cell(RollColumn.StudentNumber), CompareHow.Id, _student);
        var telephone = CellForms.Form(Cell(RollColumn.Telephone), CompareHow.Id, _telephone);
        var name = CellText.Form(Cell(RollColumn.Name), _name);
        var schoolCode = CellForms.Form(Cell(RollColumn.SchoolCode), CompareHow.Id, _school);
        var birthCell = Cell(RollColumn.Birth);
        var birth = Days.Number(CellText.Form(CellForms.WithoutTime(birthCell), _other));
        var sexIsRead = ReadSex(CellText.Form(Cell(RollColumn.Sex), _other), out var sex);
        var gradeCell = Cell(RollColumn.Grade);
        var groupCell = Cell(RollColumn.EthnicGroup);
        var (grade, group) = (_grades.Read(gradeCell, _other), _groups.Read(groupCell, _other));
        var broken = RollChecks.Check(
            new RollRowFacts
            {
                Name = name,
                SchoolCode = schoolCode,
                IdNumber = id,
                IsOtherPaper = IsOtherPaper(Cell(RollColumn.IdKind)),
                StudentNumber = student,
                Telephone = telephone,
                Birth = birth,
                HasBirth = !birthCell.IsEmpty,
                Sex = sex,
                SexIsRead = sexIsRead,
                Grade = grade,
                HasGrade = !gradeCell.IsEmpty,
                EthnicGroup = group,
                HasEthnicGroup = !groupCell.IsEmpty,
                CellsFit = Misfits.Fit(_records, plan.File.Headings.Length, plan.IsWorkbook),
            },
            plan.File.Places, plan.Term);
        var school = SchoolDigits.Read(schoolCode);
        broken = broken.With(RollRule.SchoolUnknown, school >= 0 && plan.KnownSchools?.Contains(school) == false);
        Note(prepared, broken);
        if (broken.Refuses)
        {
            if (plan.KeepsBad)
            {
                prepared.Bad.Add(Bad(broken));
            }

            return;
        }

        if (!prepared.Schools.ContainsKey(school))
        {
            prepared.Schools[school] = Encoding.UTF8.GetString(CellText.Form(Cell(RollColumn.SchoolName), _other));
        }

        _places.Add((_keyed.Add(student), _keyed.Add(id), _keyed.Add(telephone)));
        var row = new PreparedRow
        {
            Line = _records.Line,
            School = school,
            Birth = birth,
            Grade = (byte)grade,
            Sex = (byte)sex,
            EthnicGroup = (byte)group,
            Marks = (byte)(Yes(RollColumn.Boards, 1) | Yes(RollColumn.LeftBehind, 2) | Yes(RollColumn.Migrant, 4)),
            Name = prepared.Add(name),
            Class = prepared.Add(CellText.Form(Cell(RollColumn.Class), _other)),
            Guardian = prepared.Add(CellText.Form(Cell(RollColumn.Guardian), _other)),
            Mode = prepared.Add(CellText.Form(Cell(RollColumn.Mode), _other)),
            Disability = prepared.Add(CellText.Form(Cell(RollColumn.Disability), _other)),
        };
        row.Sealed = Seal(prepared, student, id, telephone);
        prepared.Rows.Add(row);
    }

    private Piece Seal(PreparedRows prepared, ReadOnlySpan<byte> student, ReadOnlySpan<byte> id, ReadOnlySpan<byte> telephone)
    {
        var used = Put(0, student);
        used = Put(used, id);
        used = Put(used, telephone);
        used = Put(used, CellText.Form(Cell(RollColumn.Residence), _other));
        used = Put(used, CellText.Form(Cell(RollColumn.Address), _other));
        var blob = prepared.Room(used + 16);
        _sealed.Seal(_records.Line, _plain.AsSpan(0, used), blob);
        return prepared.Last(used + 16);
    }

    private int Put(int at, ReadOnlySpan<byte> text)
    {
        (_plain[at], _plain[at + 1]) = ((byte)text.Length, (byte)(text.Length >> 8));
        text.CopyTo(_plain.AsSpan(at + 2));
        return at + 2 + text.Length;
    }

    private static bool ReadSex(ReadOnlySpan<byte> cell, out Sex sex)
    {
        sex = cell.SequenceEqual("男"u8) || cell.SequenceEqual("1"u8) ? Sex.Male : cell.SequenceEqual("女"u8) || cell.SequenceEqual("2"u8) ? Sex.Female : Sex.Unknown;
        return sex != Sex.Unknown || cell.IsEmpty || Sexes.TryRead(Encoding.UTF8.GetString(cell), out sex);
    }

    private static bool IsOtherPaper(ReadOnlySpan<byte> kind) =>
        kind.Length > 1 && kind.IndexOf("身份证"u8) < 0 && kind.IndexOf("户口"u8) < 0 && kind.IndexOf("无"u8) < 0;

    private void Note(PreparedRows prepared, BrokenRules broken)
    {
        for (var bits = broken.Bits; bits != 0; bits &= bits - 1)
        {
            var rule = (RollRule)System.Numerics.BitOperations.TrailingZeroCount(bits);
            prepared.Broken.Add((rule, _records.Line));
            if (rule.Shows() is { } column && (_shown >> (int)rule & 1) == 0)
            {
                _shown |= 1u << (int)rule;
                var cell = Cell(column);
                if (cell.Length > 0)
                {
                    prepared.Examples.Add((rule, $"第{_records.Line}行“{Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 60)]).TrimEnd('\uFFFD')}”"));
                }
            }
        }
    }

    private BadRow Bad(BrokenRules broken)
    {
        var cells = new string[Math.Max(_records.Count, plan.File.Headings.Length)];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = Encoding.UTF8.GetString(_records[column]);
        }

        return new BadRow(_records.Line, cells, string.Join('；', Enum.GetValues<RollRule>()
            .Where(rule => broken.Has(rule) && rule.Severity() == FindingSeverity.Error).Select(rule => rule.Sentence())));
    }

    private int Yes(RollColumn column, int mark)
    {
        var cell = Cell(column);
        return cell.SequenceEqual("是"u8) || cell.SequenceEqual("1"u8) || cell.SequenceEqual("Y"u8) ? mark : 0;
    }

    private ReadOnlySpan<byte> Cell(RollColumn column) => plan.File.Cell(_records, column);

    /// <summary>Words that a column repeats, each read once.</summary>
    private sealed class KnownWords(Func<string, int> read)
    {
        private readonly TextPool _words = new();
        private readonly List<int> _values = [0];

        public int Read(ReadOnlySpan<byte> cell, Span<byte> buffer)
        {
            var code = _words.Add(CellText.Form(cell, buffer));
            if (code == _values.Count)
            {
                _values.Add(read(_words.Text(code)));
            }

            return _values[code];
        }
    }
}
