using System.Text;
using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Reconciliation;

namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>A table of movements (异动).</summary>
internal static class MovementFile
{
    private const int Told = 5;

    private static readonly string[][] Columns =
    [
        ["学籍号", "全国学籍号", "身份证件号"], ["类型", "异动类型", "异动类别"], ["转出学校标识码", "原学校标识码"], ["转入学校标识码", "新学校标识码"],
        ["日期", "异动日期", "开始日期"], ["结束日期", "休学结束日期"],
    ];

    /// <summary>Reads the table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="warn">Told of cells that cannot be read: such a movement excuses nobody.</param>
    public static IReadOnlyList<Movement> Read(string path, Action<string> warn)
    {
        var (movements, wrong) = (new List<Movement>(), new List<string>());
        foreach (var (line, cells) in SmallTable.Read(path, "异动表", Columns, 2))
        {
            var kind = Movement.KindOf(cells[1]);
            var (from, until) = (Day(cells[4]), Day(cells[5]));
            movements.Add(new Movement(
                PupilRow.StudentKey(Encoding.UTF8.GetBytes(cells[0].Replace(" ", "", StringComparison.Ordinal)), out _, out _), kind,
                PupilRow.SchoolKey(Encoding.UTF8.GetBytes(cells[2])), PupilRow.SchoolKey(Encoding.UTF8.GetBytes(cells[3])), from, until));
            Note(kind == MovementKind.Other, line, "类型", cells[1], "转学、借读、休学、复学、退学、毕业、升级、留级、出国或死亡");
            Note(from is null && cells[4].Length > 0, line, "日期", cells[4], "一个日期，如 2026-01-05");
            Note(until is null && cells[5].Length > 0, line, "结束日期", cells[5], "一个日期，如 2026-07-01");
            Note(cells[0].Length == 0, line, "学籍号", "", "学籍号，不能为空");
        }

        foreach (var sentence in wrong.Take(Told))
        {
            warn(sentence);
        }

        if (wrong.Count > Told)
        {
            warn($"提醒：异动表另有 {wrong.Count - Told} 处读不懂。");
        }

        return movements;

        void Note(bool isWrong, int line, string column, string value, string expected)
        {
            if (isWrong)
            {
                wrong.Add($"提醒：异动表第 {line} 行的{column}“{value}”读不懂，应是{expected}。");
            }
        }
    }

    private static DateOnly? Day(string text) => Days.TryRead(text, out var day) ? day : null;
}
