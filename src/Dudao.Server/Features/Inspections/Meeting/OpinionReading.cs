using Dudao.Core.Documents;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Meeting;

/// <summary>The result of a subject as the actor may see it: grade, total, and at each leaf what counted, with its reason. Never one inspector's mark.</summary>
/// <param name="Score">Null where the actor does not see the total.</param>
public sealed record OpinionView(SubjectPicture Picture, Score? Score)
{
    /// <summary>Empty where settled marks are not his to see.</summary>
    public IReadOnlyList<LeafLine> Lines { get; init; } = [];

    /// <summary>The opinion's draft on its way; null for none, and for who does not write it.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>What was left out of the mark, as the office granted or the team agreed, with its reason.</summary>
    public IReadOnlyList<LeftOutLeaf> LeftOut => Lines.Count == 0 ? [] :
        [.. Picture.Plan!.LeftOut, .. Lines.Where(l => l.IsSettled && l.Settled is { } input && l.Leaf.Rule.LeavesOut(input)).Select(l => new LeftOutLeaf(l.Leaf, l.AgreedReason))];
}

/// <summary>Reads a result by table C.</summary>
public sealed class OpinionReading(DudaoDbContext db, ActBook book, LeafBook leaves)
{
    public async Task<Outcome<OpinionView>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        if (!picture.Sees.Has(Sees.Grade) || picture.Plan is not { } plan)
        {
            return Failure.NotYours("督导意见书签收后，被督导单位可以查看等级和评分结果。");
        }

        if (picture.Subject.State < InspectionState.Decision)
        {
            return Failure.Conflict(new Core.Refusal("集体研究决定后，才有督导意见书。", "教育督导条例第二十一条"));
        }

        var lines = picture.Sees.Has(Sees.Total) ? (await leaves.ReadAsync(plan, subjectId, cancellation)).Select(l => l with { Marks = [], Proposal = null }).ToList() : [];
        var isOffices = (picture.At.Standing.Acting & Positions.Office) != 0 && !picture.Facts.Has(ActId.IssueOpinion);
        return new OpinionView(picture, lines.Count == 0 ? null : LeafBook.Range(plan, lines).Proposed)
        {
            Lines = picture.Sees.Has(Sees.SettledMarks) ? lines : [],
            DraftId = isOffices ? await db.Set<DocumentRecord>().Where(d => d.SubjectId == subjectId && d.Kind == nameof(DocumentKind.Opinion) && d.VoidedOn == null)
                .OrderByDescending(d => d.DraftedOn).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(cancellation) : null,
        };
    }
}
