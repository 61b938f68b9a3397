using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Linkage;
using Dudao.Core.Enrolment.Reconciliation;
using Dudao.Core.Enrolment.Rolls;
using Dudao.Core.Enrolment.Texts;
using Dudao.Server.Features.Enrolment.Reading;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Enrolment.Reconciling;

/// <summary>Reads a list by its numbers: the first pass of a reconciliation, in which no text is kept.</summary>
internal sealed class PupilRowReading
{
    private readonly RollFile _file;
    private readonly TextPool _grades = new();
    private readonly List<byte> _gradeOf = [0];
    private readonly byte[] _first = new byte[CellText.Longest];
    private readonly byte[] _second = new byte[CellText.Longest];
    private PupilRow[] _rows = new PupilRow[1024];

    private PupilRowReading(RollFile file) => _file = file;

    public static PupilRow[] Read(RollFile file, CancellationToken cancellation)
    {
        var reading = new PupilRowReading(file);
        var count = file.Each(reading.Add, cancellation);
        Array.Resize(ref reading._rows, count);
        return reading._rows;
    }

    /// <summary>Reads a list that must not be empty: a wrong file would make a whole county missing, or whole.</summary>
    public static PupilRow[] ReadSome(RollFile file, CancellationToken cancellation) => Read(file, cancellation) is { Length: > 0 } rows ? rows
        : throw new SpreadsheetException($"{file.Name} 只有表头，没有学生。请检查是否选错了文件。");

    /// <summary>Whether a cell of 是否报到 says that the child did not come.</summary>
    public static bool SaysNo(ReadOnlySpan<byte> cell) =>
        cell.SequenceEqual("否"u8) || cell.SequenceEqual("未报到"u8) || cell.SequenceEqual("未到"u8) || cell.SequenceEqual("未到校"u8)
        || cell.SequenceEqual("0"u8) || cell.SequenceEqual("N"u8) || cell.SequenceEqual("NO"u8) || cell.SequenceEqual("FALSE"u8);

    private void Add(int row, CsvRecords records)
    {
        if (row == _rows.Length)
        {
            Array.Resize(ref _rows, row < 1 << 19 ? row * 2 : row + (row / 4));
        }

        var id = CellForms.Form(_file.Cell(records, RollColumn.IdNumber), CompareHow.Id, _first);
        var idKey = PupilRow.IdKey(id, IsOtherPaper(records), out var idSuspect);
        var student = PupilRow.StudentKey(
            CellForms.Form(_file.Cell(records, RollColumn.StudentNumber), CompareHow.Id, _first), out var innerId, out var studentSuspect);
        var birth = Days.Number(CellText.Form(CellForms.WithoutTime(_file.Cell(records, RollColumn.Birth)), _first));
        var name = CellText.Form(_file.Cell(records, RollColumn.Name), _first);
        var known = idKey is not 0 and < 1L << 62 ? idKey : innerId;
        var marks = (idSuspect || studentSuspect ? PupilMarks.NumberSuspect : 0)
            | (_file.Cell(records, RollColumn.Mode).IndexOf("送教"u8) >= 0 ? PupilMarks.HomeTaught : 0)
            | (_file.Has(RollColumn.Came) && SaysNo(CellText.Form(_file.Cell(records, RollColumn.Came), _second)) ? PupilMarks.DidNotCome : 0);
        _rows[row] = new PupilRow(
            records.Line, PupilRow.SchoolKey(CellText.Form(_file.Cell(records, RollColumn.SchoolCode), _second)), student, idKey, innerId,
            name.IsEmpty ? 0 : Mixing.Hash(name) | 1, birth != 0 || known == 0 ? birth : new IdNumber(known).BirthNumber,
            Grade(_file.Cell(records, RollColumn.Grade)), marks);
    }

    private bool IsOtherPaper(CsvRecords records)
    {
        var kind = _file.Cell(records, RollColumn.IdKind);
        return kind.Length > 1 && kind.IndexOf("身份证"u8) < 0 && kind.IndexOf("户口"u8) < 0 && kind.IndexOf("无"u8) < 0;
    }

    private byte Grade(ReadOnlySpan<byte> cell)
    {
        var code = _grades.Add(CellText.Form(cell, _second));
        if (code == _gradeOf.Count)
        {
            _gradeOf.Add((byte)Grades.Read(_grades.Text(code)));
        }

        return _gradeOf[code];
    }
}
