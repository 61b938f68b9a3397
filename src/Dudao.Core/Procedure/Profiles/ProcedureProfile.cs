using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dudao.Core.Procedure;

/// <summary>
/// 程序规定: how long things take and who may, as a province fixes it over the national rule, with an office's own values (本办规定) over
/// both. A value stored whole; an inspection keeps the one that it began under.
/// </summary>
/// <param name="Code">Such as national or chongqing.</param>
/// <param name="Name">国家规定, 重庆市.</param>
/// <param name="Version">Which text.</param>
/// <param name="From">The day from which it holds.</param>
/// <param name="Values">Every value that law and province fix.</param>
public sealed record ProcedureProfile(string Code, string Name, string Version, DateOnly From, ValueList<ProfileValue> Values)
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>The office's own values.</summary>
    public ValueList<ProfileValue> Own { get; init; }

    /// <summary>SHA-256 of the JSON, in lower-case hexadecimal.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, Form)));

    /// <summary>The value that holds for a sort of inspection: the office's before the profile's, one for the sort before one for all.</summary>
    /// <param name="id">Which.</param>
    /// <param name="sort">The sort; null where none is meant.</param>
    /// <returns>Null where the profile leaves it empty.</returns>
    public ProfileValue? Find(ValueId id, LegalSort? sort = null) => Find(Own, id, sort) ?? Find(Values, id, sort);

    /// <summary>The number of a value, null where it is empty or in words.</summary>
    public int? Amount(ValueId id, LegalSort? sort = null) => Find(id, sort)?.Amount;

    /// <summary>What the profile leaves empty and the work needs: asked of the office once.</summary>
    public IReadOnlyList<ProfileQuestion> ToAsk() => [.. ProfileQuestion.All.Where(q => !Values.Concat(Own).Any(v => v.Id == q.Id))];

    /// <summary>What the office fixed, as lines to print under 本办规定.</summary>
    public IReadOnlyList<string> OwnLines() => [.. Own.Select(v => $"{ValueRule.Of(v.Id).Name}：{v.Line}")];

    /// <summary>The units in which an office may fix this value: those of the value that cannot come out on the wrong side of what the profile fixes.</summary>
    /// <param name="id">Which value; one that holds for a single sort of inspection is not considered.</param>
    public IReadOnlyList<DayUnit> UnitsOf(ValueId id)
    {
        var rule = ValueRule.Of(id);
        var present = Find(Values, id, sort: null);
        return present?.Amount is null ? rule.Units : [.. rule.Units.Where(unit => unit == present.Unit || (rule.Leeway, unit, present.Unit) is
            (OfficeLeeway.Shorten, DayUnit.CalendarDays, DayUnit.WorkingDays) or (OfficeLeeway.Lengthen, DayUnit.WorkingDays, DayUnit.CalendarDays))];
    }

    /// <summary>Why an office may not fix this value; null where it may.</summary>
    public Refusal? RefuseOwn(ProfileValue own)
    {
        var rule = ValueRule.Of(own.Id);
        if (own is not { Amount: > 0 } || !rule.Units.Contains(own.Unit))
        {
            var units = string.Join('或', rule.Units.Select(u => u == DayUnit.Times ? rule.Counted : DayWords.Unit(u)));
            return new Refusal($"“{rule.Name}”应当填大于0的数，单位是{units}。", Field: rule.Name);
        }

        return Values.Where(v => v.Id == own.Id && (own.Sort is null || v.Sort is null || v.Sort == own.Sort))
            .Select(v => Refuse(rule, v, own)).FirstOrDefault(r => r is not null);
    }

    /// <summary>The profile with the office's own value put in, or replaced.</summary>
    /// <exception cref="ArgumentException"><see cref="RefuseOwn"/> refuses it.</exception>
    public ProcedureProfile WithOwn(ProfileValue own) =>
        RefuseOwn(own) is { } refusal ? throw new ArgumentException(refusal.ToString(), nameof(own))
        : this with { Own = [.. Own.Where(v => v.Id != own.Id || v.Sort != own.Sort), own with { Source = ProfileValue.OwnSource }] };

    /// <summary>The JSON in which it is stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, Form);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is not a profile.</exception>
    public static ProcedureProfile Read(string json) =>
        JsonSerializer.Deserialize<ProcedureProfile>(json, Form) ?? throw new JsonException("null is not a profile");

    private static ProfileValue? Find(IEnumerable<ProfileValue> values, ValueId id, LegalSort? sort) =>
        (sort is null ? null : values.FirstOrDefault(v => v.Id == id && v.Sort == sort)) ?? values.FirstOrDefault(v => v.Id == id && v.Sort is null);

    private static Refusal? Refuse(ValueRule rule, ProfileValue fixedOne, ProfileValue own)
    {
        if (fixedOne.Amount is not { } amount)
        {
            return rule.Leeway == OfficeLeeway.None ? new Refusal($"“{rule.Name}”由{fixedOne.Source}规定，不能另行规定。", fixedOne.Source, rule.Name) : null;
        }

        var theirs = $"程序规定为{fixedOne.Line}";
        if (rule.Leeway == OfficeLeeway.None)
        {
            return new Refusal($"“{rule.Name}”{theirs}，不能另行规定。", fixedOne.Source, rule.Name);
        }

        if (own.From is not null && own.From != fixedOne.Event)
        {
            return new Refusal($"“{rule.Name}”{theirs}，本办规定只能改长短，不能改起算的事由。", fixedOne.Source, rule.Name);
        }

        var most = fixedOne.AtMost ?? amount;
        var holds = rule.Leeway == OfficeLeeway.Shorten
            ? IsNotLonger(own.Amount!.Value, own.Unit, most, fixedOne.Unit)
                && (fixedOne.AtMost is null || IsNotLonger(amount, fixedOne.Unit, own.Amount.Value, own.Unit))
            : IsNotLonger(most, fixedOne.Unit, own.Amount!.Value, own.Unit);
        return holds ? null : new Refusal(
            fixedOne.AtMost is not null ? $"“{rule.Name}”{theirs}，本办规定应当在这个范围内。"
            : fixedOne.Unit == DayUnit.Times ? $"“{rule.Name}”{theirs}，本办规定只能比它{(rule.Leeway == OfficeLeeway.Shorten ? "少" : "多")}。"
            : rule.Leeway == OfficeLeeway.Shorten ? $"“{rule.Name}”{theirs}，本办规定只能缩短，不能延长；换用别的单位的，应当在任何情况下都不更长。"
            : $"“{rule.Name}”{theirs}，本办规定只能延长，不能缩短；换用别的单位的，应当在任何情况下都不更短。",
            fixedOne.Source,
            rule.Name);
    }

    // n calendar days, moved to the next working day, never end after the nth working day; of other pairs of units neither is always the longer.
    private static bool IsNotLonger(int amount, DayUnit unit, int limit, DayUnit limitUnit) =>
        amount <= limit && (unit == limitUnit || (unit == DayUnit.CalendarDays && limitUnit == DayUnit.WorkingDays));
}
