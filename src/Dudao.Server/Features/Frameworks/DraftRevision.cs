using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Frameworks;

/// <summary>Changes of a draft as a whole: its full mark, basis and grades, and the confirmation of rules that were read from the standards.</summary>
public sealed class DraftRevision(DudaoDbContext db, FrameworkShelf shelf)
{
    /// <summary>Gives a draft the full mark, basis and grades that were typed.</summary>
    public Task<Outcome<FrameworkVersionRecord>> GradeAsync(Guid versionId, GradesText text, CancellationToken cancellation) =>
        ChangeAsync(versionId, (_, framework) => GradesText.SeenOf(framework) == text.Seen, "修改总分、依据和等级", text.Read, cancellation);

    /// <summary>Confirms the rules of the leaves, as the person saw them beside their standards.</summary>
    /// <param name="version">The version that the person saw; another one is a conflict, since a rule may have changed.</param>
    public Task<Outcome<FrameworkVersionRecord>> ConfirmAsync(Guid versionId, IReadOnlyCollection<string> leaves, int version, CancellationToken cancellation) =>
        ChangeAsync(versionId, (row, _) => row.Version == version, $"确认 {leaves.Count} 条评分规则", framework => leaves.Count == 0
            ? Failure.Invalid("请先勾选核对过的各条。")
            : leaves.Aggregate(framework, (f, id) => f.Change(id, n => n.Leaf is { } leaf ? n with { Leaf = leaf with { Confirmed = true } } : n)), cancellation);

    private async Task<Outcome<FrameworkVersionRecord>> ChangeAsync(Guid versionId, Func<FrameworkVersionRecord, Framework, bool> isAsSeen, string words, Func<Framework, Outcome<Framework>> change, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        var row = await db.Set<FrameworkVersionRecord>().FirstOrDefaultAsync(v => v.Id == versionId, cancellation);
        if (row is null || !shelf.Keeps(row.OfficeId))
        {
            return Failure.NotFound;
        }

        if (row.State != FrameworkVersionState.Draft)
        {
            return Failure.Conflict(new Refusal($"{row.Label}已发布，不能再改。请由它起一个新版本，在新版本里改。"));
        }

        var framework = FrameworkJson.Read(row.Content);
        var changed = change(framework);
        if (!changed.IsDone)
        {
            return new Outcome<FrameworkVersionRecord>(changed.Kind, null, changed.Refusals);
        }

        if (changed.Value == framework)
        {
            return row;
        }

        if (!isAsSeen(row, framework))
        {
            return Failure.Conflict(new Refusal("这期间别人也改过这一页的内容，没有保存。请先另开一页看看现在的内容，再决定是否保存。"));
        }

        row.Content = FrameworkJson.Write(changed.Value);
        row.Digest = changed.Value.Digest();
        row.Version++;
        db.Record(FrameworkDeed.Of("Framework.Revise", $"{words}：“{framework.Name}”{row.Label}", row, framework, changed.Value));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return row;
    }
}
