using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>A node of the framework in a member's hands.</summary>
public sealed record GivenPart(string NodeId, Guid MemberId, bool IsSecond);

/// <summary>Gives the parts of the framework to members (分工).</summary>
public sealed class PartGiving(DudaoDbContext db, BatchBook book, ActBook acts, FrameworkStore frameworks)
{
    /// <summary>Adds or removes a second marker (副评) of a part.</summary>
    public async Task<Outcome<ActRecord>> GiveSecondAsync(
        Guid inspectionId, ActForm act, Guid groupId, string nodeId, Guid memberId, bool isGiven, CancellationToken cancellation) =>
        await GiveAsync(inspectionId, act, groupId, nodeId, picture =>
        {
            var given = picture.Assignments.Where(a => a.GroupId == groupId && a.NodeId == nodeId && a.MemberId == memberId && a.SubjectId is null).ToList();
            if (!isGiven)
            {
                db.RemoveRange(given.Where(a => a.IsSecond));
            }
            else if (given.Count == 0)
            {
                db.Add(New(inspectionId, groupId, nodeId, memberId, null, isSecond: true));
            }
        }, memberId, cancellation);

    /// <summary>Gives all parts of a group as its table shows them: at most one main marker a node, any number of second ones.</summary>
    public async Task<Outcome<ActRecord>> GiveAllAsync(
        Guid inspectionId, ActForm act, Guid groupId, IReadOnlyList<GivenPart> parts, CancellationToken cancellation) =>
        await book.PerformAsync(inspectionId, ActId.AssignParts, act, "调整分工", async picture =>
        {
            var framework = await frameworks.ReadAsync(db, picture.Inspection.FrameworkVersionId!.Value, cancellation);
            var members = picture.Team.Where(m => m.Member.GroupId == groupId).Select(m => m.Member.Id).ToHashSet();
            if (picture.Groups.All(g => g.Id != groupId) || parts.Any(p => framework.Find(p.NodeId) is null))
            {
                return Failure.NotFound;
            }

            if (parts.Any(p => !members.Contains(p.MemberId)))
            {
                return Failure.Invalid("请从本组成员中选择。成员刚被移除的，请刷新后再分工。", "member");
            }

            Put(inspectionId, groupId, null, [.. picture.Assignments.Where(a => a.GroupId == groupId && a.SubjectId is null)], parts);
            return null;
        }, cancellation);

    /// <summary>调整分工 at one subject after the notice: its parts then stand in place of its group's.</summary>
    public async Task<Outcome<ActRecord>> ChangeAsync(Guid subjectId, ActForm act, IReadOnlyList<GivenPart> parts, CancellationToken cancellation) =>
        await acts.PerformAsync(subjectId, ActId.ChangeParts, act, "调整分工", async picture =>
        {
            if (picture.Plan is null || picture.Subject.GroupId is not { } groupId || parts.Any(p => picture.Plan.Framework.Find(p.NodeId) is null))
            {
                return Failure.NotFound;
            }

            if (parts.Any(p => picture.Team.All(m => m.Member.Id != p.MemberId || m.Member.GroupId != groupId)))
            {
                return Failure.Invalid("请从本组成员中选择。成员刚被更换的，请刷新后再分工。", "member");
            }

            var own = await db.Set<Assignment>().Where(a => a.SubjectId == subjectId).ToListAsync(cancellation);
            Put(picture.Inspection.Id, groupId, subjectId, own, parts);
            return null;
        }, cancellation);

    private void Put(Guid inspectionId, Guid groupId, Guid? subjectId, List<Assignment> old, IReadOnlyList<GivenPart> parts)
    {
        var wanted = parts.DistinctBy(p => (p.NodeId, p.MemberId)).ToDictionary(p => (p.NodeId, p.MemberId));
        db.RemoveRange(old.Where(a => !wanted.ContainsKey((a.NodeId, a.MemberId))));
        foreach (var part in wanted.Values)
        {
            if (old.Find(a => a.NodeId == part.NodeId && a.MemberId == part.MemberId) is { } given)
            {
                given.IsSecond = part.IsSecond;
            }
            else
            {
                db.Add(New(inspectionId, groupId, part.NodeId, part.MemberId, subjectId, part.IsSecond));
            }
        }
    }

    /// <summary>Proposes parts for a group: A-level parts in order, each to the member with the fewest leaves so far; what was given stays.</summary>
    public async Task<Outcome<ActRecord>> ProposeAsync(Guid inspectionId, ActForm act, Guid groupId, CancellationToken cancellation) =>
        await book.PerformAsync(inspectionId, ActId.AssignParts, act, "按负担均衡分工", async picture =>
        {
            var framework = await frameworks.ReadAsync(db, picture.Inspection.FrameworkVersionId!.Value, cancellation);
            var members = picture.Team.Where(m => m.Member.GroupId == groupId && m.Member.Position is TeamPosition.Leader or TeamPosition.DeputyLeader or TeamPosition.Member)
                .Select(m => m.Member.Id).ToList();
            if (members.Count == 0)
            {
                return Failure.Invalid("这个组还没有督学。请先添加成员，再分工。", "group");
            }

            var load = members.ToDictionary(m => m, _ => 0);
            foreach (var given in picture.Assignments.Where(a => a.GroupId == groupId && !a.IsSecond))
            {
                load[given.MemberId] = load.GetValueOrDefault(given.MemberId) + (framework.Find(given.NodeId)?.Leaves().Count() ?? 0);
            }

            foreach (var part in Units(framework, members.Count).Where(p => !picture.Assignments.Any(a => a.GroupId == groupId && !a.IsSecond && a.NodeId == p.Id)))
            {
                var member = members.MinBy(m => load[m]);
                db.Add(New(inspectionId, groupId, part.Id, member, null, isSecond: false));
                load[member] += part.Leaves().Count();
            }

            return null;
        }, cancellation);

    /// <summary>A-level parts where there are enough of them for everybody, else those of the level below.</summary>
    private static IEnumerable<Indicator> Units(Framework framework, int members)
    {
        var parts = framework.Parts.Concat(framework.Bonus).ToList();
        return parts.Count >= members ? parts : parts.SelectMany(p => p.IsLeaf ? [p] : p.Children.AsEnumerable());
    }

    private async Task<Outcome<ActRecord>> GiveAsync(
        Guid inspectionId, ActForm act, Guid groupId, string nodeId, Action<BatchPicture> change, Guid? memberId, CancellationToken cancellation) =>
        await book.PerformAsync(inspectionId, ActId.AssignParts, act, "调整分工", async picture =>
        {
            if (picture.Inspection.FrameworkVersionId is not { } version || (await frameworks.ReadAsync(db, version, cancellation)).Find(nodeId) is null)
            {
                return Failure.NotFound;
            }

            if (picture.Groups.All(g => g.Id != groupId) || (memberId is not null && picture.Team.All(m => m.Member.Id != memberId || m.Member.GroupId != groupId)))
            {
                return Failure.Invalid("请从本组成员中选择。", "member");
            }

            change(picture);
            return null;
        }, cancellation);

    internal static Assignment New(Guid inspectionId, Guid groupId, string nodeId, Guid memberId, Guid? subjectId, bool isSecond) => new()
    {
        Id = Guid.CreateVersion7(),
        InspectionId = inspectionId,
        GroupId = groupId,
        SubjectId = subjectId,
        NodeId = nodeId,
        MemberId = memberId,
        IsSecond = isSecond,
    };
}
