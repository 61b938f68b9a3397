using Dudao.Core;
using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Organisations;

/// <summary>What happens to an organisation in its life: it is renamed, moved, closed, reopened. Whoever's rights follow from it is told at the next request.</summary>
public sealed class OrganisationMoves(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, OrganisationService organisations, Actors actors)
{
    /// <summary>Gives it another name from a day on. The old one stays in its history unless it was only a slip of the pen.</summary>
    public Task<Outcome<Organisation>> RenameAsync(Guid id, string name, DateOnly on, bool wasSlip, int version, CancellationToken cancellation) =>
        ChangeAsync(id, version, async organisation =>
        {
            var (former, renamed) = (organisation.Name, Plain.Name(name));
            if (OrganisationService.CheckName(renamed).FirstOrDefault() is { } wrong)
            {
                return wrong;
            }

            if (renamed == former)
            {
                return new Refusal("新名称和现在的一样。", Field: nameof(Organisation.Name));
            }

            if (!wasSlip && on > clock.Today)
            {
                return new Refusal("更名日期不能晚于今天。", Field: nameof(FormerName.Until));
            }

            organisation.Name = renamed;
            if (await organisations.IsTakenAsync(organisation, organisation.ParentId, cancellation))
            {
                return new Refusal($"同一上级下面已有“{renamed}”。", Field: nameof(Organisation.Name));
            }

            if (!wasSlip)
            {
                organisation.FormerNames = [.. organisation.FormerNames, new FormerName(former, on)];
            }

            organisation.SearchKeys = OrganisationService.SearchKeysOf(organisation);
            db.Record(Deed(organisation, "Organisation.Rename", wasSlip ? $"更正名称：“{former}”应为“{renamed}”" : $"由“{former}”更名为“{renamed}”") with { TrueDate = wasSlip ? null : on });
            return null;
        }, cancellation);

    /// <summary>Puts it, with all that stands under it, under another place.</summary>
    public Task<Outcome<Organisation>> MoveAsync(Guid id, Guid parentId, int version, CancellationToken cancellation) =>
        ChangeAsync(id, version, async organisation =>
        {
            var parent = await db.Organisations.VisibleTo(signedIn.Actor).FirstOrDefaultAsync(o => o.Id == parentId, cancellation);
            if (parent is null)
            {
                return new Refusal("没有找到新的上级单位。", Field: nameof(Organisation.ParentId));
            }

            if (await organisations.RefuseAsync(parent, cancellation) is { } notYours)
            {
                return notYours.Refusals[0] with { Field = nameof(Organisation.ParentId) };
            }

            if (parent.IsUnder(organisation.Path) || !organisation.Kind.Above().Contains(parent.Kind) || parent.ClosedOn is not null)
            {
                return new Refusal(
                    $"“{organisation.Name}”不能移到“{parent.Name}”下面。它的上级应是在办的{string.Join('或', organisation.Kind.Above().Select(k => k.Name()))}。", Field: nameof(Organisation.ParentId));
            }

            if (await organisations.IsTakenAsync(organisation, parent.Id, cancellation))
            {
                return new Refusal($"“{parent.Name}”下面已有同名单位。", Field: nameof(Organisation.ParentId));
            }

            var before = organisation.Path;
            var path = parent.Path + before[(before[..^1].LastIndexOf('/') + 1)..];
            foreach (var node in await db.Organisations.Where(o => o.Path.StartsWith(before)).ToListAsync(cancellation))
            {
                node.Path = path + node.Path[before.Length..];
            }

            organisation.ParentId = parent.Id;
            db.Record(Deed(organisation, "Organisation.Move", $"移到“{parent.Name}”下面"));
            return null;
        }, cancellation);

    /// <summary>Closes it on a day: it stays with all its past, takes no new work, and its posts end.</summary>
    public Task<Outcome<Organisation>> CloseAsync(Guid id, DateOnly on, int version, CancellationToken cancellation) =>
        ChangeAsync(id, version, async organisation =>
        {
            if (organisation.OpenedOn > on || on > clock.Today)
            {
                return new Refusal("停办日期应在开办以后，不晚于今天。", Field: nameof(Organisation.ClosedOn));
            }

            var open = await db.Organisations.Where(o => o.ClosedOn == null && o.Id != id && (o.Path.StartsWith(organisation.Path) || o.CentralSchoolId == id))
                .OrderBy(o => o.Path).Select(o => o.Name).Take(4).ToListAsync(cancellation);
            if (open.Count > 0)
            {
                return new Refusal($"还有在办的单位归它管：{string.Join('、', open.Take(3))}{(open.Count > 3 ? "等" : "")}。请先把它们移走或停办。", Field: nameof(Organisation.ClosedOn));
            }

            organisation.ClosedOn = on;
            var holdings = await (
                from holding in db.PostHoldings
                join post in db.Posts on holding.PostId equals post.Id
                where post.OrganisationId == id && (holding.To == null || holding.To > @on)
                select holding).ToListAsync(cancellation);
            holdings.ForEach(h => h.To = h.From > on ? h.From : on);
            db.Record(Deed(organisation, "Organisation.Close", $"“{organisation.Name}”停办") with { TrueDate = on, ChangesState = true });
            return null;
        }, cancellation);

    /// <summary>Takes a closing back. Posts are filled anew by hand.</summary>
    public Task<Outcome<Organisation>> ReopenAsync(Guid id, int version, CancellationToken cancellation) =>
        ChangeAsync(id, version, organisation =>
        {
            if (organisation.ClosedOn is null)
            {
                return Task.FromResult<Refusal?>(new Refusal("它没有停办。"));
            }

            organisation.ClosedOn = null;
            db.Record(Deed(organisation, "Organisation.Reopen", $"“{organisation.Name}”恢复办学") with { ChangesState = true });
            return Task.FromResult<Refusal?>(null);
        }, cancellation);

    /// <summary>Under whose record the deed belongs, found before the change: a move may lead to another ground.</summary>
    private Guid? _office;

    private Deed Deed(Organisation organisation, string act, string text) =>
        new(act, text) { RecordKind = nameof(Organisation), RecordId = organisation.Id, OfficeId = _office };

    private async Task<Outcome<Organisation>> ChangeAsync(Guid id, int version, Func<Organisation, Task<Refusal?>> change, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        var found = await organisations.FindAsync(id, version, cancellation);
        if (!found.IsDone)
        {
            return found;
        }

        _office = await organisations.OfficeOfAsync(found.Value, cancellation);
        if (await change(found.Value) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return Failure.Invalid([refusal]);
        }

        found.Value.Version++;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        actors.ForgetAll();
        return found;
    }
}
