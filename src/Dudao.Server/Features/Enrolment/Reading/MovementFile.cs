using System.Text;
using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Reconciliation;

namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>A table of movements (异动).</summary>
internal static class MovementFile
{
    private static readonly string[][] Columns =
    [
        ["学籍号", "全国学籍号", "身份证件号"], ["类型", "异动类型", "异动类别"], ["转出学校标识码", "原学校标识码"], ["转入学校标识码", "新学校标识码"],
        ["日期", "异动日期", "开始日期"], ["结束日期", "休学结束日期"],
    ];

    public static IReadOnlyList<Movement> Read(string path) =>
        [.. SmallTable.Read(path, "异动表", Columns, 2).Select(row => new Movement(
            PupilRow.StudentKey(Encoding.UTF8.GetBytes(row.Cells[0].Replace(" ", "", StringComparison.Ordinal)), out _, out _), Movement.KindOf(row.Cells[1]),
            PupilRow.SchoolKey(Encoding.UTF8.GetBytes(row.Cells[2])), PupilRow.SchoolKey(Encoding.UTF8.GetBytes(row.Cells[3])), Day(row.Cells[4]), Day(row.Cells[5])))];

    private static DateOnly? Day(string text) => Days.TryRead(text, out var day) ? day : null;
}
