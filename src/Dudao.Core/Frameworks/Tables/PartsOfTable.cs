using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Tables.Proposals;

namespace Dudao.Core.Frameworks.Tables;

/// <summary>Sorts what a table holds into the parts that make the mark, the bonus and the vetoes.</summary>
internal sealed record PartsOfTable(List<DraftNode> Scored, List<DraftNode> Bonus, List<DraftNode> Vetoes)
{
    public static PartsOfTable Sort(IEnumerable<DraftNode> roots, TableLayout layout, LeafMaker leaves)
    {
        var parts = new PartsOfTable([], [], []);
        foreach (var root in roots)
        {
            // A title across the table (加分项目) above a part that bears a name of its own holds nothing.
            if (root.Children.Count == 0 && root.Rows.Count == 0 && RowKinds.BeginsPart(root.Raw))
            {
                continue;
            }

            if (PartOf(root, layout, leaves) is var part && part != StandardPart.Scored)
            {
                parts.List(part).Add(root);
                continue;
            }

            // A part of the first level may hold bonus, vetoes and scored indicators side by side (附加项: 加分, 一票否决).
            foreach (var other in (StandardPart[])[StandardPart.Bonus, StandardPart.Veto])
            {
                var apart = root.Children.Where(c => PartOf(c, layout, leaves) == other).ToList();
                if (apart.Count > 0)
                {
                    root.Children.RemoveAll(apart.Contains);
                    parts.List(other).AddRange(apart.Select(c => c.Children.Count > 0 ? c : Wrapped(c, other)));
                }
            }

            if (root.Children.Count > 0 || root.Rows.Count > 0)
            {
                parts.Scored.Add(root);
            }
        }

        return parts;
    }

    private List<DraftNode> List(StandardPart part) => part switch
    {
        StandardPart.Bonus => Bonus,
        StandardPart.Veto => Vetoes,
        _ => Scored,
    };

    private static DraftNode Wrapped(DraftNode leaf, StandardPart part)
    {
        var parent = new DraftNode("", "", leaf.Row, leaf.Column) { Name = part == StandardPart.Veto ? "一票否决" : "特色加分" };
        parent.Children.Add(leaf);
        return parent;
    }

    private static StandardPart PartOf(DraftNode node, TableLayout layout, LeafMaker leaves)
    {
        var below = node.Leaves().ToList();
        var rules = below.Select(l => RuleOf(l, layout)).ToList();
        if (rules.TrueForAll(r => r == "veto"))
        {
            return StandardPart.Veto;
        }

        if (rules.TrueForAll(r => r == "bonus"))
        {
            return StandardPart.Bonus;
        }

        if (rules.Exists(r => r is not null))
        {
            return StandardPart.Scored;
        }

        var withoutPoints = below.TrueForAll(l => l.Rows.TrueForAll(r => CellText.SaysNone(r.Points)) && l.Points is null);
        if (RowKinds.IsVetoName(node.Raw) && (node.Children.Count > 0 || withoutPoints) || (withoutPoints && below.TrueForAll(l => l.Rows.Exists(r => RuleProposer.IsVeto(r.Standard)))))
        {
            return StandardPart.Veto;
        }

        var adds = below.TrueForAll(l => l.Rows.Exists(r => RuleProposer.IsBonus(r.Standard)) || RuleProposer.IsBonus(l.Raw));
        return RowKinds.IsBonusName(node.Raw) || (RowKinds.MayBeBonus(node.Raw) && adds) ? StandardPart.Bonus : StandardPart.Scored;
    }

    private static string? RuleOf(DraftNode leaf, TableLayout layout) =>
        layout.First(ColumnRole.Rule) is { } column && leaf.Rows.Count > 0 ? RuleNotation.CodeOf(leaf.Rows[0].Row[column.Index]) : null;
}
