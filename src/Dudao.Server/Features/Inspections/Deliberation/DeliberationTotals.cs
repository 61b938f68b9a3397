using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Server.Features.Inspections.Gate;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>The texts of a deliberation that follow what is typed: mark, grade, range, A levels, what is settled, what waits for a reason.</summary>
public static class DeliberationTotals
{
    /// <summary>Beside a member whose word held until a mark was changed.</summary>
    public const string Again = "改过分，要重新确认";

    public static Dictionary<string, string> Of(SubjectPicture picture, IReadOnlyList<LeafLine> lines, IReadOnlySet<string> touched, IReadOnlyCollection<Guid> voided)
    {
        var range = LeafBook.Range(picture.Plan!, lines);
        var totals = new Dictionary<string, string>
        {
            ["mark"] = Two(range.Proposed.Mark),
            ["grade"] = range.Proposed.Grade?.Name ?? "",
            ["range"] = Range(range),
            ["settled"] = lines.Count(l => l.Leaf.Rule is not (VetoRule or DataRule) && l.IsSettled).ToString(CultureInfo.InvariantCulture),
        };
        foreach (var part in range.Proposed.Parts)
        {
            totals["part-" + part.Part.Id] = Two(part.Mark);
            totals["share-" + part.Part.Id] = Share(part);
        }

        foreach (var line in lines.Where(l => touched.Contains(l.Leaf.Id)))
        {
            totals["why-" + line.Leaf.Id] = line.WaitsForReason ? Outside(line, line.Agreed) : "";
        }

        foreach (var member in voided)
        {
            totals["word-" + member] = Again;
        }

        if (voided.Count > 0)
        {
            totals["voided"] = Voided(picture, voided);
        }

        return totals;
    }

    /// <summary>Tells that confirmations no longer hold, and whose.</summary>
    public static string Voided(SubjectPicture picture, IReadOnlyCollection<Guid> members) =>
        picture.Team.Where(m => members.Contains(m.Member.Id)).Select(m => m.Name).ToList() is { Count: > 0 } names ? $"确认后改过分，{string.Join('、', names)}的确认已失效，请重新确认。" : "";

    public static string Range(ScoreRange range) => range.Least.Mark == range.Most.Mark ? ""
        : $"未定的项暂按中位数。全取最低 {Two(range.Least.Mark)}（{range.Least.Grade?.Name}），全取最高 {Two(range.Most.Mark)}（{range.Most.Grade?.Name}）。{(range.GradeIsOpen ? "等级还不能定。" : "")}";

    public static string Share(PartScore part) => part.Percent.ToString("0.00", CultureInfo.InvariantCulture) + "%";

    /// <summary>Why the agreed mark asks for a reason: it says 不适用, or the range it lies outside of.</summary>
    public static string Outside(LeafLine line, LeafInput? agreed)
    {
        if (agreed is not null && line.Leaf.Rule.LeavesOut(agreed))
        {
            return "定为“不适用”，写明理由后才算定分";
        }

        var (low, high) = (line.Show(line.Proposal?.Lowest), line.Show(line.Proposal?.Highest));
        return line.Proposal is null ? ""
            : low == high ? $"与各人评的{(low == "不适用" ? "“不适用”" : $" {low} 分")}不同，写明理由后才算定分"
            : $"超出各人评分的范围（{low} 至 {high}），写明理由后才算定分";
    }

    public static string Two(decimal mark) => mark.ToString("0.00", CultureInfo.InvariantCulture);
}
