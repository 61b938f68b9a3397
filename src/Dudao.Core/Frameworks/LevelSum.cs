namespace Dudao.Core.Frameworks;

/// <summary>What one level of the tree adds up to.</summary>
/// <param name="Level">1 for the A level.</param>
/// <param name="Sum">The points of all nodes of the level; a leaf that stands higher counts at every level below it too.</param>
/// <param name="FullMark">What they should make.</param>
/// <param name="Where">The nodes (ids) one level up whose children do not make their points.</param>
public sealed record LevelSum(int Level, decimal Sum, decimal FullMark, ValueList<string> Where)
{
    /// <summary>Whether it adds up.</summary>
    public bool IsEven => Sum == FullMark;
}

/// <summary>The sums of a framework's levels, as the editor's head shows them.</summary>
public static class LevelSums
{
    /// <summary>One sum a level of the scored parts, from the A level down.</summary>
    public static IReadOnlyList<LevelSum> SumLevels(this Framework framework)
    {
        var sums = new List<LevelSum>();
        IReadOnlyList<Indicator> level = [.. framework.Parts];
        ValueList<string> where = level.Sum(n => n.Points) == framework.FullMark ? [] : [""];
        for (var number = 1; level.Count > 0; number++)
        {
            sums.Add(new(number, level.Sum(n => n.Points), framework.FullMark, where));
            where = level.Where(n => n.Children.Count > 0 && n.ChildPoints() != n.Points).Select(n => n.Id).ToValueList();
            if (level.All(n => n.Children.Count == 0))
            {
                break;
            }

            level = [.. level.SelectMany(n => n.Children.Count == 0 ? [n] : (IEnumerable<Indicator>)n.Children)];
        }

        return sums;
    }
}
