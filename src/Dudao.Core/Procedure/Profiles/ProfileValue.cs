using Dudao.Core.Inspectors;

namespace Dudao.Core.Procedure;

/// <summary>One value of a profile: event, amount, unit, kind of inspection, source.</summary>
/// <param name="Id">Which value.</param>
/// <param name="Source">What it rests on, as a refusal cites it; 本办规定 for an office's own.</param>
public sealed record ProfileValue(ValueId Id, string Source)
{
    /// <summary>Source of an office's own value.</summary>
    public const string OwnSource = "本办规定";

    /// <summary>The sort of inspection for which alone it holds; null for every sort.</summary>
    public LegalSort? Sort { get; init; }

    /// <summary>How many; of a range the least. Null where the rule is in words.</summary>
    public int? Amount { get; init; }

    /// <summary>Of a range the most; null for a single number.</summary>
    public int? AtMost { get; init; }

    /// <summary>Makes the amount a share: 2 of 3; null for a plain number.</summary>
    public int? Of { get; init; }

    /// <summary>Of what.</summary>
    public DayUnit Unit { get; init; }

    /// <summary>What it runs from; null for the value's usual event.</summary>
    public ProfileEvent? From { get; init; }

    /// <summary>What the rule says in words, beside the number or instead of it.</summary>
    public string Words { get; init; } = "";

    /// <summary>For <see cref="ValueId.Ties"/>: the ties that are refused.</summary>
    public ValueList<TieKind> Refused { get; init; }

    /// <summary>The event that it runs from; null where nothing runs.</summary>
    public ProfileEvent? Event => From ?? ValueRule.Of(Id).Event;

    /// <summary>How long, for a sentence that says itself from when: 10日, 10个工作日; its words where it has no number.</summary>
    public string Length => Amount is { } amount and > 0 ? DayWords.Length(amount, Unit) : Words;

    /// <summary>The value as a line: 自签收初步督导意见次日起10日.</summary>
    public string Line
    {
        get
        {
            // 3名以上督学 says the number already.
            var amount = (Amount, AtMost) switch
            {
                ({ } said, null) when Unit == DayUnit.Times && Of is null && Words.Contains(said.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) => "",
                ({ } counted, null) when Unit == DayUnit.Times && Of is null => counted + ValueRule.Of(Id).Counted,
                (null, _) => "",
                ({ } part, _) when Of is { } whole => $"{whole}分之{part}以上",
                (0, _) => Event is { } day ? day.Name() + "当日" : "0",
                ({ } least, null) => DayWords.Length(least, Unit),
                ({ } least, { } most) => $"{least}至{DayWords.Length(most, Unit)}",
            };
            var from = Amount > 0 && Unit is DayUnit.CalendarDays or DayUnit.WorkingDays && Event is { } what ? $"自{what.Name()}次日起" : "";
            return string.Join('，', new[] { from + amount, Words }.Where(w => w.Length > 0));
        }
    }
}
