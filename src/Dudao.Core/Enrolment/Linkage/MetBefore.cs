namespace Dudao.Core.Enrolment.Linkage;

/// <summary>The passes that were made, by which a pair that has met once is not brought together again.</summary>
internal sealed class MetBefore
{
    private readonly List<Pass> _passes = [];

    public Pass[] Passes => [.. _passes];

    public void Add(PassKeys keys, HashSet<ulong> skipped) => _passes.Add(new Pass(keys, skipped));

    public static bool HasMet(int a, int b, Pass[] passes)
    {
        foreach (var pass in passes)
        {
            if (pass.Keys.Meet(a, b) && (pass.Skipped.Count == 0 || !pass.Skipped.Contains(pass.Keys.Key(true, a))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A pass and the keys of blocks that it skipped.</summary>
    internal sealed record Pass(PassKeys Keys, HashSet<ulong> Skipped);
}
