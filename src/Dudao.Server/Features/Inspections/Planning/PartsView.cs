using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>分工 of one group: the framework's parts, who has each, and what nobody has.</summary>
public sealed record PartsView(BatchPicture Picture, InspectionGroup Group)
{
    public IReadOnlyList<PartRow> Rows { get; init; } = [];

    /// <summary>Those who mark: leaders, members, trainees.</summary>
    public IReadOnlyList<MemberOfTeam> Members { get; init; } = [];

    /// <summary>Leaves that apply at a subject of the group and have no main marker.</summary>
    public IReadOnlyList<Indicator> WithoutMain { get; init; } = [];

    /// <summary>The one subject whose parts are shown; null for the group's.</summary>
    public SubjectPicture? At { get; init; }

    /// <summary>The subjects of the group that the reader finds, once the notice is out: each may have parts of its own.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Subjects { get; init; } = [];

    public bool MayGive => At is null ? Picture.Judge(ActId.AssignParts).IsAllowed : At.Judge(ActId.ChangeParts).IsAllowed;

    public int LeavesOf(Guid memberId) => Rows.Where(r => r.Main == memberId).Sum(r => r.Leaves);
}

/// <summary>A node above the leaves, or a leaf that stands alone.</summary>
/// <param name="Depth">0 for an A-level part.</param>
/// <param name="Inherits">The member who has it through the part above; null where none has.</param>
public sealed record PartRow(Indicator Node, int Depth, int Leaves, Guid? Main, IReadOnlySet<Guid> Seconds, string Inherits);

/// <summary>Reads 分工.</summary>
public sealed class PartsReading(DudaoDbContext db, BatchBook book, ActBook acts, Standings standings, FrameworkStore frameworks, SubjectPlans plans)
{
    /// <param name="subjectId">The subject whose own parts are asked for; null for the group's.</param>
    public async Task<Outcome<PartsView>> OpenAsync(Guid inspectionId, Guid? groupId, Guid? subjectId, CancellationToken cancellation)
    {
        SubjectPicture? at = null;
        if (subjectId is { } one)
        {
            var found = await acts.OpenAsync(one, cancellation);
            if (!found.IsDone || found.Value.Inspection.Id != inspectionId || (found.Value.At.Standing.Acting & (Positions.Office | Positions.Team)) == 0)
            {
                return Failure.NotFound;
            }

            (at, groupId) = (found.Value, found.Value.Subject.GroupId);
        }

        var opened = await book.OpenAsync(inspectionId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        if (picture.Inspection.FrameworkVersionId is not { } version)
        {
            return Failure.Conflict(new Core.Refusal("还没有选指标体系，不能分工。请先在“修改”里选定指标体系。"));
        }

        var group = groupId is { } asked ? picture.Groups.FirstOrDefault(g => g.Id == asked) : picture.Groups is [var first, ..] ? first : null;
        if (group is null)
        {
            return groupId is null ? Failure.Conflict(new Core.Refusal("还没有分组，不能分工。请先在任务页增加一个组。")) : Failure.NotFound;
        }

        var framework = await frameworks.ReadAsync(db, version, cancellation);
        var hasOwn = at is not null && picture.Assignments.Any(a => a.SubjectId == at.Subject.Id);
        var given = picture.Assignments.Where(a => a.GroupId == group.Id && a.SubjectId == (hasOwn ? at!.Subject.Id : null)).ToLookup(a => a.NodeId);
        var members = picture.Team.Where(m => m.Member.GroupId == group.Id && m.Member.Position is not (TeamPosition.Recorder or TeamPosition.Expert)).ToList();
        return new PartsView(picture, group)
        {
            Members = members,
            Rows = [.. framework.Parts.Concat(framework.Bonus).SelectMany(p => RowsOf(p, 0, "", given, members, at?.Plan))],
            WithoutMain = at is null ? await WithoutMainAsync(picture, group, version, cancellation) : [.. at.Parts?.WithoutMain ?? []],
            At = at,
            Subjects = picture.State == InspectionState.Draft ? [] :
                [.. (await standings.OfBatchAsync(inspectionId, cancellation)).Where(s => s.Subject.GroupId == group.Id && s.Subject.WithdrawnOn is null).Select(s => (s.Subject.Id, s.Organisation.Name))],
        };
    }

    private static IEnumerable<PartRow> RowsOf(Indicator node, int depth, string above, ILookup<string, Assignment> given, List<MemberOfTeam> members, ScoringPlan? plan)
    {
        var main = given[node.Id].FirstOrDefault(a => !a.IsSecond)?.MemberId;
        yield return new PartRow(node, depth, node.Leaves().Count(l => plan is null || plan.IndexOf(l.Id) >= 0), main, given[node.Id].Where(a => a.IsSecond).Select(a => a.MemberId).ToHashSet(), above);
        var name = main is { } id ? members.Find(m => m.Member.Id == id)?.Name ?? above : above;
        foreach (var row in node.Children.Where(c => !c.IsLeaf || given[c.Id].Any())
            .SelectMany(c => RowsOf(c, depth + 1, name, given, members, plan)))
        {
            yield return row;
        }
    }

    private async Task<IReadOnlyList<Indicator>> WithoutMainAsync(BatchPicture picture, InspectionGroup group, Guid version, CancellationToken cancellation)
    {
        var missing = new Dictionary<string, Indicator>();
        var subjects = picture.Subjects.Where(s => s.GroupId == group.Id).ToList();
        var planOf = await plans.OfAsync([.. subjects.Select(s => (version, s))], cancellation);
        foreach (var subject in subjects)
        {
            foreach (var leaf in new PartPlan(planOf[subject.Id], subject.Id, picture.Assignments.Where(a => a.GroupId == group.Id)).WithoutMain)
            {
                missing.TryAdd(leaf.Id, leaf);
            }
        }

        return [.. missing.Values];
    }
}
