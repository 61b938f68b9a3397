using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Comparison;

/// <summary>The parts of a node that versions are compared by.</summary>
internal static class NodeFields
{
    public static ValueList<FieldChange> Compare(Indicator old, Indicator now) => Differing(
    [
        new("编号", old.Number, now.Number), new("名称", old.Name, now.Name), new("满分", old.Points.Plain(), now.Points.Plain()),
        new("规则", Rule(old, now), Rule(now, old)), new("评分标准", old.Leaf?.Standard ?? "", now.Leaf?.Standard ?? ""),
        new("佐证材料", old.Leaf?.Evidence ?? "", now.Leaf?.Evidence ?? ""), new("评估方式", old.Leaf?.Method ?? "", now.Leaf?.Method ?? ""),
        new("适用范围", old.Leaf?.Applicability.Text ?? "", now.Leaf?.Applicability.Text ?? ""), new("依据", old.Leaf?.Basis ?? "", now.Leaf?.Basis ?? ""),
    ]).ToValueList();

    public static List<FieldChange> Differing(IEnumerable<FieldChange> fields) => [.. fields.Where(f => f.Old != f.New)];

    // Another kind of rule is named by its title; the same kind by what changed in it.
    private static string Rule(Indicator of, Indicator other) => of.Leaf is not { } leaf ? ""
        : other.Leaf is { } its && its.Rule.Code != leaf.Rule.Code ? leaf.Rule.Title
        : $"{leaf.Rule.Title}：{leaf.Rule.Notation()}";
}
