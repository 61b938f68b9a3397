using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>One change of a value at a leaf.</summary>
/// <param name="Whose">The member whose mark it is; 督导组 for what was agreed or decided.</param>
/// <param name="What">评分, 理由, 合议分 …</param>
public sealed record MarkChange(DateTimeOffset At, string By, string Whose, string What, string Old, string New);

/// <summary>The changes of a leaf's values at a subject, the latest first.</summary>
/// <param name="IsOwnOnly">The reader sees his own mark alone, since deliberation has not opened to him.</param>
public sealed record MarkCourse(SubjectPicture Picture, Indicator Leaf, bool IsOwnOnly, IReadOnlyList<MarkChange> Changes);

/// <summary>Who changed a mark, when, from what: read from the record of acts, for whom table C shows the mark itself.</summary>
public sealed class MarkCourses(DudaoDbContext db, ActBook book, LeafBook leaves)
{
    private static readonly Dictionary<(string Entity, string Property), string> Names = new()
    {
        [(nameof(MarkEntry), nameof(MarkEntry.Input))] = "评分",
        [(nameof(MarkEntry), nameof(MarkEntry.Reason))] = "与自评相差的理由",
        [(nameof(MarkEntry), nameof(MarkEntry.Finding))] = "发现和依据",
        [(nameof(LeafSettlement), nameof(LeafSettlement.AgreedInput))] = "合议分",
        [(nameof(LeafSettlement), nameof(LeafSettlement.AgreedReason))] = "合议理由",
        [(nameof(LeafSettlement), nameof(LeafSettlement.SentBackReason))] = "退回重议",
        [(nameof(LeafSettlement), nameof(LeafSettlement.Decided))] = "定分",
        [(nameof(LeafSettlement), nameof(LeafSettlement.DecidedReason))] = "定分理由",
    };

    public async Task<Outcome<MarkCourse>> OpenAsync(Guid subjectId, string leafId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        var seesAll = picture.Sees.Has(Sees.AllMarks);
        if (picture.Plan is null || picture.Plan.IndexOf(leafId) is not (>= 0 and var at))
        {
            return Failure.NotFound;
        }

        if (!seesAll && picture.At.Member is null)
        {
            return Failure.NotYours("合议开始后，督导组成员和督导室才能看到各人的评分。");
        }

        var marks = (await leaves.NamesAsync(picture.Inspection.Id, cancellation)).Where(n => seesAll || n.Key == picture.At.Member?.Id)
            .ToDictionary(n => $"{subjectId}/{n.Key}/{leafId}", n => n.Value);
        if (seesAll)
        {
            marks[$"{subjectId}/{leafId}"] = "督导组";
        }

        var events = await db.AuditEvents.AsNoTracking().Where(e => e.RecordId == subjectId && e.HoldsMarks && e.Changes.Contains(leafId))
            .OrderByDescending(e => e.Sequence).ToListAsync(cancellation);
        var leaf = picture.Plan.Leaves[at];
        return new MarkCourse(picture, leaf, !seesAll, [.. events.SelectMany(e => Changes(leaf, e, marks))]);
    }

    private static IEnumerable<MarkChange> Changes(Indicator leaf, AuditEvent e, Dictionary<string, string> marks) =>
        from change in ChangeReader.Parse(e.Changes)
        where marks.ContainsKey(change.Key) && Names.ContainsKey((change.Entity, change.Property))
        let isInput = change.Property is nameof(MarkEntry.Input) or nameof(LeafSettlement.AgreedInput)
        select new MarkChange(
            e.At, e.ForWhom.Length > 0 ? e.PersonName + "（代录）" : e.PersonName, marks[change.Key], Names[(change.Entity, change.Property)],
            isInput ? Given(leaf, change.Old) : Plain(change.Old), isInput ? Given(leaf, change.New) : Plain(change.New));

    /// <summary>A mark as it was given: its points, or 不适用.</summary>
    private static string Given(Indicator leaf, string? input) =>
        string.IsNullOrEmpty(input) ? "" : new LeafLine(leaf, new LeafValues()).Show(FrameworkJson.ReadInput(input));

    private static string Plain(string? value) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.##", CultureInfo.InvariantCulture) : value ?? "";
}
