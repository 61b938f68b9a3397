using System.Globalization;
using System.Text.Json.Serialization;
using Dudao.Server.Infrastructure.Clock;

namespace Dudao.Server.Infrastructure.Saving;

/// <summary>The answer to a <see cref="SaveRequest"/>.</summary>
/// <param name="Results">One for each change, in its order.</param>
/// <param name="SavedAt">The office's time of saving as shown: 15:18:42.</param>
/// <param name="Totals">Texts that the page shows wherever data-total names them: sums, what is missing.</param>
public sealed record SaveResponse(IReadOnlyList<SaveResult> Results, string SavedAt, IReadOnlyDictionary<string, string>? Totals = null)
{
    /// <summary>An answer of this moment.</summary>
    public static SaveResponse Now(OfficeClock clock, IReadOnlyList<SaveResult> results, IReadOnlyDictionary<string, string>? totals = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new(results, clock.Local.ToString("HH:mm:ss", CultureInfo.InvariantCulture), totals);
    }
}

/// <summary>How one change ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SaveOutcome>))]
public enum SaveOutcome
{
    /// <summary>It is stored.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>Another changed it meanwhile; nothing was overwritten.</summary>
    [JsonStringEnumMemberName("conflict")]
    Conflict,

    /// <summary>The value cannot be taken; the old one is kept.</summary>
    [JsonStringEnumMemberName("invalid")]
    Invalid,

    /// <summary>It may not be changed by this person or not any more.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}

/// <summary>How one change ended.</summary>
/// <param name="Id">The change's field.</param>
/// <param name="Version">The version that is stored now.</param>
/// <param name="Value">What is stored now: the change's value in its plain form, or with a conflict the other's.</param>
/// <param name="Message">What is wrong and what to do, where it was not taken.</param>
/// <param name="Other">With a conflict: who changed it and when.</param>
public sealed record SaveResult(string Id, SaveOutcome Outcome, int Version = 0, string? Value = null, string? Message = null, SaveOther? Other = null)
{
    public static SaveResult Ok(SaveChange change, int version, string? value) => new(change.Id, SaveOutcome.Ok, version, value);

    public static SaveResult Conflict(SaveChange change, int version, string? stored, string by, string at) =>
        new(change.Id, SaveOutcome.Conflict, version, stored, Other: new(by, at));

    public static SaveResult Invalid(SaveChange change, int version, string? stored, string message) => new(change.Id, SaveOutcome.Invalid, version, stored, message);

    public static SaveResult Refused(SaveChange change, string message) => new(change.Id, SaveOutcome.Refused, Message: message);
}

/// <summary>Who changed a field meanwhile, and when, as shown: 15:17.</summary>
public sealed record SaveOther(string By, string At);
