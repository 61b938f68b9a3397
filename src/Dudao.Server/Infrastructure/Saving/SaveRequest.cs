namespace Dudao.Server.Infrastructure.Saving;

/// <summary>What a page sends while a person types: the newest value of each field that changed, in order.</summary>
public sealed record SaveRequest(IReadOnlyList<SaveChange> Changes);

/// <summary>One field's new value.</summary>
/// <param name="Id">The field, by the feature's own id: a leaf, a mark and its part.</param>
/// <param name="Value">As typed; null or empty takes the value away.</param>
/// <param name="Base">The version that the person saw when typing; 0 where nothing was stored.</param>
/// <param name="Sent">What this page sent for the field before and had no answer to: the server may hold one of these already.</param>
public sealed record SaveChange(string Id, string? Value, int Base, IReadOnlyList<string?>? Sent = null)
{
    /// <summary>Of an id such as m-C1 the letter that names the field.</summary>
    public char Field => Id[0];

    /// <summary>Of an id such as m-C1 what the field is of; empty where the id has no such form.</summary>
    public string Of => Id.Length > 2 && Id[1] == '-' ? Id[2..] : "";
}
