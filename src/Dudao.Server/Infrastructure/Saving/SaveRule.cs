namespace Dudao.Server.Infrastructure.Saving;

/// <summary>What to do with a change, by what is stored.</summary>
public enum SaveStep
{
    /// <summary>The value is there already, from an answer that was lost or from another page: ok with the stored version.</summary>
    Same,

    /// <summary>Store it as version + 1.</summary>
    Write,

    /// <summary>Another's value stands there that the person has not seen.</summary>
    Conflict,
}

/// <summary>The rule by which nothing typed is overwritten unseen and nothing is refused to the one who typed it.</summary>
public static class SaveRule
{
    /// <summary>Decides one change.</summary>
    /// <param name="change">What came.</param>
    /// <param name="value">The change's value in the form in which it is stored.</param>
    /// <param name="stored">The stored value; null where nothing is.</param>
    /// <param name="version">The stored version; 0 where nothing is.</param>
    public static SaveStep Decide(SaveChange change, string? value, string? stored, int version)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (Plain(value) == Plain(stored))
        {
            return SaveStep.Same;
        }

        // Where an answer was lost, the version has gone on, but by this page's own earlier value.
        var isOwn = change.Base < version && change.Sent?.Any(sent => Plain(sent) == Plain(stored)) == true;
        return change.Base == version || isOwn ? SaveStep.Write : SaveStep.Conflict;
    }

    private static string Plain(string? text) => text ?? "";
}
