using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Frameworks;

/// <summary>Changes of a draft as a whole: its full mark, basis and grades, and the confirmation of rules that were read from the standards.</summary>
public sealed class DraftRevision(DraftChange drafts)
{
    /// <summary>Gives a draft the full mark, basis and grades that were typed.</summary>
    public Task<Outcome<DraftChanged>> GradeAsync(Guid versionId, GradesText text, CancellationToken cancellation) =>
        ReviseAsync(versionId, (_, framework) => GradesText.SeenOf(framework) == text.Seen, "修改总分、依据和等级", text.Read, cancellation);

    /// <summary>Confirms the rules of the leaves, as the person saw them beside their standards.</summary>
    /// <param name="version">The version that the person saw; another one is a conflict, since a rule may have changed.</param>
    public Task<Outcome<DraftChanged>> ConfirmAsync(Guid versionId, IReadOnlyCollection<string> leaves, int version, CancellationToken cancellation) =>
        ReviseAsync(versionId, (row, _) => row.Version == version, $"确认 {leaves.Count} 条评分规则", framework => leaves.Count == 0
            ? Failure.Invalid("请先勾选核对过的各条。")
            : leaves.Aggregate(framework, (f, id) => f.Change(id, n => n.Leaf is { } leaf ? n with { Leaf = leaf with { Confirmed = true } } : n)), cancellation);

    private Task<Outcome<DraftChanged>> ReviseAsync(Guid versionId, Func<FrameworkVersionRecord, Framework, bool> isAsSeen, string words, Func<Framework, Outcome<Framework>> change, CancellationToken cancellation) =>
        drafts.MakeAsync(
            versionId,
            "Framework.Revise",
            (row, framework) => change(framework) is { IsDone: true } changed && changed.Value != framework && !isAsSeen(row, framework)
                ? Failure.Conflict(new Refusal("这期间别人也改过这一页的内容，没有保存。请先另开一页看看现在的内容，再决定是否保存。"))
                : change(framework),
            (row, framework, _) => $"{words}：“{framework.Name}”{row.Label}",
            cancellation);
}
