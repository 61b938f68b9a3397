using System.Globalization;
using Dudao.Server.Infrastructure.Clock;

namespace Dudao.Server.Infrastructure.Saving;

/// <summary>
/// A field that is saved as typed, as it stands now. <see cref="Take(SaveChange, Action{string})"/> is the one way in which a change comes
/// into it: too long or wrong it is not taken, the same again is there already, over another's it is a conflict, else it is put as the next version.
/// </summary>
/// <param name="Stored">What stands there, in the form in which it is typed; empty where nothing does.</param>
/// <param name="Version">Its version; 0 where nothing was typed yet.</param>
/// <param name="By">Who typed it last.</param>
/// <param name="At">When it was typed last.</param>
public sealed record TypedField(string Stored, int Version, string By = "", DateTimeOffset? At = null)
{
    /// <summary>The most letters of a text of some length: a narrative, a finding, a point of a reply.</summary>
    public const int LongestText = 5000;

    /// <summary>The most letters of a reason that stands in one cell of a table.</summary>
    public const int LongestReason = 1000;

    public int Longest { get; init; } = LongestText;

    /// <summary>What to do with what is longer, after 最多 5000 字.</summary>
    public string Advice { get; init; } = "";

    /// <summary>Takes words as they are, without the spaces around them.</summary>
    public SaveResult Take(SaveChange change, Action<string> put)
    {
        ArgumentNullException.ThrowIfNull(change);
        var words = (change.Value ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        return Take(change, words, null, () => put(words));
    }

    /// <summary>Takes a value that was read from what was typed.</summary>
    /// <param name="change">What came.</param>
    /// <param name="value">Its value in the form in which <see cref="Stored"/> is.</param>
    /// <param name="problem">Why it cannot be taken, in words; null where it can.</param>
    /// <param name="put">Puts it, and raises the version by one.</param>
    public SaveResult Take(SaveChange change, string value, string? problem, Action put)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(put);
        var wrong = problem ?? (value.Length > Longest ? $"最多 {Longest} 字{(Advice.Length > 0 ? "，" : "")}{Advice}。" : null);
        if (wrong is not null)
        {
            return SaveResult.Invalid(change, Version, Stored, wrong);
        }

        switch (SaveRule.Decide(change, value, Stored, Version))
        {
            case SaveStep.Same:
                return SaveResult.Ok(change, Version, Stored);
            case SaveStep.Conflict:
                return SaveResult.Conflict(change, Version, Stored, By, At is { } at ? OfficeClock.LocalOf(at).ToString("HH:mm", CultureInfo.InvariantCulture) : "");
            default:
                put();
                return SaveResult.Ok(change, Version + 1, value);
        }
    }
}
