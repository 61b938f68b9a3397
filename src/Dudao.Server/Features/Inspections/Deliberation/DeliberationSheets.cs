using System.Globalization;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>A deliberation on paper: 评分汇总表, 合议记录, and where the mark comes from.</summary>
public static class DeliberationSheets
{
    /// <summary>评分汇总表; a blank one has the leaves, full marks and members.</summary>
    public static Sheet Summary(DeliberationView view, bool isBlank)
    {
        var markers = Counting(view);
        return SheetTemplates.MarkSummary(new MarkSummaryFacts(
            view.Picture.Inspection.Title, view.Picture.At.Organisation.Name, [.. markers.Select(m => m.Aside.Length > 0 ? $"{m.Name}（{m.Aside}）" : m.Name)],
            [.. view.Picture.Plan!.Asked.Where(l => l.Rule is not VetoRule).Select(l => Row(view, l, markers, isBlank))])
        {
            Total = isBlank ? "" : DeliberationTotals.Two(view.Range.Proposed.Mark),
            Grade = isBlank ? "" : view.Range.Proposed.Grade?.Name ?? "",
            Day = DayOf(view, isBlank),
            Scaling = isBlank ? "" : Scaling(view),
            Duties = Duties(view),
        });
    }

    private static DateOnly? DayOf(DeliberationView view, bool isBlank) =>
        (isBlank ? null : view.Picture.Last(ActId.OpenDeliberation)?.Day) ?? view.Picture.Facts.Plan.DeliberationOn;

    private static IReadOnlyList<string> Duties(DeliberationView view) =>
        [.. view.Picture.Facts.Team.Where(m => m.Signs).Select(m => m.Positions.HasFlag(Position.Leader) ? "组长" : m.Positions.HasFlag(Position.Deputy) ? "副组长" : "成员")];

    /// <summary>Which leaves do not apply, and how the total follows from the rest; empty where all apply.</summary>
    private static string Scaling(DeliberationView view)
    {
        var (plan, score) = (view.Picture.Plan!, view.Range.Proposed);
        var counted = view.Lines.Where(l => l.Leaf.Rule is not VetoRule && plan.WhyLeftOut(l.Leaf.Id) is null && l.Settled is not LeafInput.NotApplicable).ToList();
        var (full, whole) = (counted.Sum(l => l.Leaf.Points), plan.Framework.Parts.Sum(p => p.Points));
        var left = plan.Framework.Parts.SelectMany(p => p.Leaves()).Where(l => l.Rule is not VetoRule && counted.TrueForAll(c => c.Leaf.Id != l.Id)).ToList();
        if (left.Count == 0 || full <= 0 || full >= whole || view.Open.Count > 0)
        {
            return "";
        }

        var got = counted.Sum(l => l.ValueOf(l.Settled) ?? 0);
        var mark = DeliberationTotals.Two(score.Mark);
        var begin = $"不适用的指标{left.Count.ToString(CultureInfo.InvariantCulture)}项（{string.Join('、', left.Select(l => l.Number.Length > 0 ? l.Number : l.Name))}）不计，其余满分{full.Plain()}分，合议得{got.ToString("0.####", CultureInfo.InvariantCulture)}分";
        return Math.Abs((got / full * whole) - score.Mark) < 0.006m
            ? $"{begin}；{got.ToString("0.####", CultureInfo.InvariantCulture)}÷{full.Plain()}×{whole.Plain()}＝{mark}分。"
            : $"{begin}；按各A级指标分别折算成满分{whole.Plain()}分，合计{mark}分。";
    }

    private static SummaryRow Row(DeliberationView view, Indicator leaf, List<MarkOf> markers, bool isBlank)
    {
        var row = new SummaryRow(view.Above(leaf)?.Title ?? "", leaf.Title, leaf.Points, "", [.. markers.Select(_ => "")], "");
        if (view.Picture.Plan!.WhyLeftOut(leaf.Id) is { } reason)
        {
            return row with { Agreed = "不适用", Remark = $"经审定不适用：{reason}" };
        }

        return isBlank || view.Lines.FirstOrDefault(l => l.Leaf.Id == leaf.Id) is not { } line ? row : row with
        {
            Own = Text(line, line.Self),
            Marks = [.. markers.Select(m => line.Marks.FirstOrDefault(k => k.MemberId == m.MemberId) is { } mark ? Text(line, mark.Input) : "")],
            Agreed = line.IsSettled ? Text(line, line.Settled) : "",
            Remark = string.Join('\n', Remarks(view, line)),
        };
    }

    /// <summary>合议记录: the leaves that were talked over, with reasons and dissents.</summary>
    public static Sheet Record(DeliberationView view, bool isBlank)
    {
        var members = view.Picture.Facts.Team.Where(m => m.Signs).ToList();
        var talked = view.Lines.Where(l => l.Leaf.Rule is not (VetoRule or DataRule)
            && (view.NeedsTalk(l) || l.AgreedReason.Length > 0 || view.Dissents.Any(d => d.Dissent.LeafId == l.Leaf.Id)));
        return SheetTemplates.DeliberationRecord(new DeliberationRecordFacts(
            view.Picture.Inspection.Title, view.Picture.At.Organisation.Name, DayOf(view, isBlank), "",
            members.Find(m => m.Positions.HasFlag(Position.Leader))?.Name ?? "",
            isBlank ? [] : [.. members.Where(m => !m.UnconfirmedNoted).Select(m => m.Name)],
            isBlank ? [] : [.. view.Confirmations.Where(c => c.How == "Noted").Select(c => $"{view.NameOf(c.MemberId)}（{c.NotedReason}）")],
            isBlank ? [] : [.. talked.Select(l => Item(view, l))])
        {
            Total = isBlank ? "" : DeliberationTotals.Two(view.Range.Proposed.Mark),
            Grade = isBlank ? "" : view.Range.Proposed.Grade?.Name ?? "",
            Duties = Duties(view),
        });
    }

    /// <summary>得分由来: the same lines as the page and the command line.</summary>
    public static Sheet Why(DeliberationView view)
    {
        var score = view.Range.Proposed;
        return new Sheet(
            SheetKind.MarkSummary,
            $"为什么是 {DeliberationTotals.Two(score.Mark)} 分",
            [
                new SheetFields([new("受评学校", view.Picture.At.Organisation.Name, 2), new("得分", DeliberationTotals.Two(score.Mark)), new("等级", score.Grade?.Name ?? "")]),
                new SheetTable(Table.Of(
                    [new Column(70), new Column(140), new Column(20, CellAlign.Right), new Column(24, CellAlign.Right)],
                    ["指标", "怎样算的", "满分", "得分"],
                    score.Derive().Lines().Select(l => new[] { l.Title, l.Formula, l.Points.Plain(), l.Rounded is { } rounded ? DeliberationTotals.Two(rounded) : "" }))),
                new SheetText("等级条件", [.. score.ExplainGrade().Select(t => $"{t.Band.Name}：{t.Why}")]),
            ])
        {
            Subtitle = view.Picture.Inspection.Title,
            Landscape = true,
        };
    }

    private static List<MarkOf> Counting(DeliberationView view) => [.. view.Markers.Where(m => m.Counts)];

    private static DeliberationItem Item(DeliberationView view, LeafLine line) => new(
        line.Leaf.Title,
        string.Join('、', line.Marks.Where(m => m.Counts).Select(m => $"{m.Name}{Text(line, m.Input)}")),
        line.Proposal is { } marks ? $"{marks.SpreadPercent:0}%" : "",
        line.IsSettled ? Text(line, line.Settled) : "",
        line.AgreedReason,
        string.Join('\n', view.Dissents.Where(d => d.Dissent.LeafId == line.Leaf.Id).Select(d => $"{d.Dissent.Words}（{d.Name}）")));

    private static IEnumerable<string> Remarks(DeliberationView view, LeafLine line) =>
        view.Dissents.Where(d => d.Dissent.LeafId == line.Leaf.Id).Select(d => $"{d.Name}保留意见：{d.Dissent.Words}")
            .Prepend(line.IsData ? line.Figure?.Source ?? "" : line.AgreedReason).Where(r => r.Length > 0);

    private static string Text(LeafLine line, LeafInput? input) => input is LeafInput.Level level
        ? $"{level.Letter}（{line.Show(input)}）" : line.Show(input);
}
