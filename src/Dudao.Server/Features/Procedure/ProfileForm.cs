using System.Globalization;
using Dudao.Core;
using Dudao.Core.Procedure;
using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Server.Features.Procedure;

/// <summary>A profile as chosen, with the office's own values as typed.</summary>
public sealed class ProfileForm
{
    public string? Code { get; set; }

    public string? From { get; set; }

    public List<OwnValueRow> Own { get; set; } = [];

    /// <summary>The rows for a profile: what it leaves open first, then what an office may shorten or lengthen.</summary>
    public static ProfileForm For(ProcedureProfile profile, ProcedureProfile? present, bool common) => new()
    {
        Code = profile.Code,
        Own =
        [
            .. profile.ToAsk().Select(q => Row(q.Common, Kept(present, q.Id) ?? (common ? q.Common : null), isAsked: true)),
            .. profile.Values.Where(v => v is { Amount: > 0, Of: null } && ValueRule.Of(v.Id).Leeway != OfficeLeeway.None && v.Sort is null)
                .Select(v => Row(v, Kept(present, v.Id), isAsked: false)),
        ],
    };

    /// <summary>As typed, without rows that the profile does not have.</summary>
    public ProfileForm Within(ProcedureProfile profile)
    {
        var known = For(profile, present: null, common: false).Own;
        Own.RemoveAll(row => !known.Any(k => k.Id == row.Id && k.IsAsked == row.IsAsked));
        return this;
    }

    /// <summary>The values that were filled in; what is no number is refused at its row.</summary>
    public IReadOnlyList<ProfileValue> Read(List<Refusal> refusals)
    {
        var values = new List<ProfileValue>();
        foreach (var row in Own.Where(r => !string.IsNullOrWhiteSpace(r.Amount)))
        {
            if (!Enum.TryParse<ValueId>(row.Id, out var id) || !Enum.TryParse<DayUnit>(row.Unit, out var unit))
            {
                continue;
            }

            if (!TypedNumber.TryRead(row.Amount, out var amount, out var problem, decimals: 0) || amount is null or < 1 or > 3650)
            {
                refusals.Add(new Refusal((problem ?? "请填1以上的整数") + "。", Field: row.Id!));
                continue;
            }

            values.Add(new ProfileValue(id, ProfileValue.OwnSource) { Amount = (int)amount, Unit = unit });
        }

        return values;
    }

    private static ProfileValue? Kept(ProcedureProfile? present, ValueId id) => present?.Own.FirstOrDefault(v => v.Id == id && v.Sort is null);

    private static OwnValueRow Row(ProfileValue usual, ProfileValue? own, bool isAsked) => new()
    {
        Id = usual.Id.ToString(),
        Amount = own?.Amount?.ToString(CultureInfo.InvariantCulture),
        Unit = (own ?? usual).Unit.ToString(),
        IsAsked = isAsked,
    };
}

public sealed class OwnValueRow
{
    public string? Id { get; set; }

    public string? Amount { get; set; }

    public string? Unit { get; set; }

    public bool IsAsked { get; set; }
}
