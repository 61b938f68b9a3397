using Dudao.Core.Frameworks.Tables.Proposals;

namespace Dudao.Core.Frameworks.Tables;

/// <summary>What was understood of one sheet: a draft, where each node stood, what is wrong, and the rules read from the standards.</summary>
public sealed record ImportedSheet
{
    /// <summary>The sheet's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The draft; null when no heading was found. It may be wrong: see <see cref="Problems"/>.</summary>
    public Framework? Draft { get; init; }

    /// <summary>The columns as they were understood.</summary>
    public IReadOnlyList<TableColumn> Columns { get; init; } = [];

    /// <summary>What is wrong, by row; a problem of the whole has row 0 or the row of the heading.</summary>
    public IReadOnlyList<FrameworkProblem> Problems { get; init; } = [];

    /// <summary>The row of each node, by its id.</summary>
    public IReadOnlyDictionary<string, int> Rows { get; init; } = new Dictionary<string, int>();

    /// <summary>The rules that were read from the standards, by the leaf's id; a person confirms them.</summary>
    public IReadOnlyDictionary<string, RuleProposal> Proposals { get; init; } = new Dictionary<string, RuleProposal>();

    /// <summary>Whether nothing keeps the sheet from being published as it is.</summary>
    public bool IsSound => Draft is not null && Problems.All(p => p.Severity != Severity.Error);

    /// <summary>
    /// One framework of several sheets that each hold a part of it (an A level a sheet). Ids are made unique, the full mark is the sum; the
    /// name is the first sheet's. Null when no sheet has a draft.
    /// </summary>
    public static Framework? Join(IEnumerable<ImportedSheet> sheets)
    {
        var drafts = sheets.Where(s => s.Draft is not null).Select((s, i) => i == 0 ? s.Draft! : Prefixed(s.Draft!, $"s{i + 1}-")).ToList();
        return drafts.Count == 0 ? null : drafts[0] with
        {
            Parts = drafts.SelectMany(d => d.Parts).ToValueList(),
            Bonus = drafts.SelectMany(d => d.Bonus).ToValueList(),
            Vetoes = drafts.SelectMany(d => d.Vetoes).ToValueList(),
            FullMark = drafts.Sum(d => d.Parts.Sum(p => p.Points)),
        };
    }

    private static Framework Prefixed(Framework framework, string prefix)
    {
        return framework with { Parts = All(framework.Parts), Bonus = All(framework.Bonus), Vetoes = All(framework.Vetoes) };

        ValueList<Indicator> All(ValueList<Indicator> nodes) => nodes.Select(n => n with { Id = prefix + n.Id, Children = All(n.Children) }).ToValueList();
    }
}
