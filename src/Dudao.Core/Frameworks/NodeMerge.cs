namespace Dudao.Core.Frameworks;

/// <summary>A change of a node's fields given to the node as it now is: what another person changed beside it stays.</summary>
internal static class NodeMerge
{
    private static readonly (string Word, Func<Indicator, object?> Of, Func<Indicator, Indicator, Indicator> Give)[] Fields =
    [
        ("编号", n => n.Number, (to, from) => to with { Number = from.Number }),
        ("名称", n => n.Name, (to, from) => to with { Name = from.Name }),
        ("满分", n => n.Points, (to, from) => to with { Points = from.Points }),
        ("评分标准", n => n.Leaf?.Standard, OfLeaf((to, from) => to with { Standard = from.Standard })),
        ("规则", n => n.Leaf?.Rule, OfLeaf((to, from) => to with { Rule = from.Rule })),
        ("规则确认", n => n.Leaf?.Confirmed, OfLeaf((to, from) => to with { Confirmed = from.Confirmed })),
        ("佐证材料", n => n.Leaf?.Evidence, OfLeaf((to, from) => to with { Evidence = from.Evidence })),
        ("评估方式", n => n.Leaf?.Method, OfLeaf((to, from) => to with { Method = from.Method })),
        ("适用范围", n => n.Leaf?.Applicability, OfLeaf((to, from) => to with { Applicability = from.Applicability })),
        ("依据", n => n.Leaf?.Basis, OfLeaf((to, from) => to with { Basis = from.Basis })),
    ];

    /// <summary>The field in which the node no longer is what the change stood over; null when none is.</summary>
    public static string? Clash(Indicator node, Indicator over, Indicator fields)
    {
        if (over.IsLeaf != fields.IsLeaf)
        {
            return node.IsLeaf != over.IsLeaf || (fields.IsLeaf && node.Children.Count > 0) ? "下级指标" : null;
        }

        return Fields.FirstOrDefault(f => Differs(f, over, fields) && !Equals(f.Of(node), f.Of(over)) && !Equals(f.Of(node), f.Of(fields))).Word;
    }

    /// <summary>The node with what differs between the two.</summary>
    public static Indicator Give(Indicator node, Indicator over, Indicator fields)
    {
        var given = over.IsLeaf != fields.IsLeaf ? node with { Leaf = fields.Leaf } : node;
        return Fields.Where(f => Differs(f, over, fields)).Aggregate(given, (n, f) => f.Give(n, fields));
    }

    private static bool Differs((string Word, Func<Indicator, object?> Of, Func<Indicator, Indicator, Indicator> Give) field, Indicator over, Indicator fields) =>
        !Equals(field.Of(over), field.Of(fields));

    private static Func<Indicator, Indicator, Indicator> OfLeaf(Func<Leaf, Leaf, Leaf> give) =>
        (to, from) => to.Leaf is { } leaf && from.Leaf is { } other ? to with { Leaf = give(leaf, other) } : to;
}
