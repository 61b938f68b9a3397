namespace Dudao.Core.Enrolment.Rates;

/// <summary>A rate with its numerator and denominator.</summary>
/// <param name="Code">Its code in JSON.</param>
/// <param name="Name">Its name, such as 辍学率（按人）.</param>
/// <param name="Numerator">May be negative where the formula counts flows.</param>
/// <param name="Denominator">0 makes no rate.</param>
/// <param name="Reason">Why there is no value; empty where there is one.</param>
public sealed record Rate(string Code, string Name, long Numerator, long Denominator, string Reason = "")
{
    /// <summary>Numerator over denominator; null where the denominator is 0 or a list is wanting: no rate is not the rate 0.</summary>
    public double? Value => Denominator > 0 && Reason.Length == 0 ? (double)Numerator / Denominator : null;

    /// <summary>What the numerator is made of, in the order of the formula.</summary>
    public IReadOnlyList<(string Part, long Count)> Parts { get; init; } = [];

    /// <summary>How it stands to a line: half of it is 关注, over it 超线.</summary>
    /// <param name="line">Such as 0.006.</param>
    public RateStanding Against(double line) => Value is not { } value ? RateStanding.None
        : value > line ? RateStanding.Over : value >= line / 2 ? RateStanding.Watch : RateStanding.Within;
}

/// <summary>How a rate stands to its line.</summary>
public enum RateStanding
{
    /// <summary>There is no rate.</summary>
    None,

    /// <summary>Under half of the line.</summary>
    Within,

    /// <summary>关注: half of the line or more.</summary>
    Watch,

    /// <summary>超线: over the line.</summary>
    Over,
}

/// <summary>The rates of the yearly statistics, each from counts.</summary>
public static class RateFormulas
{
    /// <summary>辍学率 by pupil (the default): who left in the school year other than by graduating, promotion, repetition, a transfer that arrived, or death.</summary>
    public static Rate DropoutByPupil(YearFlow flow) => new(
        "dropout", "辍学率（按人）",
        flow.Suspended + flow.Withdrawn + flow.TransferredNowhere + flow.Emigrated + flow.Unexplained, flow.AtStart)
    {
        Parts =
        [
            ("suspended", flow.Suspended), ("withdrawn", flow.Withdrawn), ("transferred-nowhere", flow.TransferredNowhere), ("emigrated", flow.Emigrated),
            ("unexplained", flow.Unexplained),
        ],
    };

    /// <summary>辍学率 by flow (older acceptances): ((suspended + withdrawn + died + transferred out + other decrease) − (transferred in + other increase)) ÷ at the start.</summary>
    public static Rate DropoutByFlow(YearFlow flow) => new(
        "dropout-flow", "辍学率（按流量）",
        flow.Suspended + flow.Withdrawn + flow.Died + flow.TransferredOut + flow.Emigrated + flow.Unexplained - flow.TransferredIn - flow.OtherIncrease, flow.AtStart)
    {
        Parts =
        [
            ("suspended", flow.Suspended), ("withdrawn", flow.Withdrawn), ("died", flow.Died), ("transferred-out", flow.TransferredOut),
            ("other-decrease", flow.Emigrated + flow.Unexplained), ("transferred-in", -flow.TransferredIn), ("other-increase", -flow.OtherIncrease),
        ],
    };

    /// <summary>巩固率: the graduating class ÷ (the cohort at entry + transfers in − transfers out − deaths).</summary>
    /// <param name="nineYears">Over the nine years, else over the three of junior school.</param>
    /// <param name="graduating">The graduating class.</param>
    /// <param name="entered">The cohort at entry.</param>
    /// <param name="transferredIn">Came by transfer.</param>
    /// <param name="transferredOut">Left by transfer.</param>
    /// <param name="died">Died.</param>
    public static Rate Retention(bool nineYears, long graduating, long entered, long transferredIn, long transferredOut, long died) => new(
        nineYears ? "retention-nine" : "retention-junior", nineYears ? "九年巩固率" : "三年巩固率", graduating, entered + transferredIn - transferredOut - died)
    {
        Parts = [("entered", entered), ("transferred-in", transferredIn), ("transferred-out", -transferredOut), ("died", -died)],
    };

    /// <summary>净入学率: children of official age enrolled in the stage or a higher one ÷ children of official age.</summary>
    public static Rate NetEnrolment(long enrolledOfAge, long ofAge) => new("net-enrolment", "净入学率", enrolledOfAge, ofAge);

    /// <summary>毛入学率: enrolled pupils of the stage ÷ children of official age.</summary>
    public static Rate GrossEnrolment(long enrolled, long ofAge) => new("gross-enrolment", "毛入学率", enrolled, ofAge);

    /// <summary>三残入学率: enrolled disabled children of age ÷ disabled children of age.</summary>
    public static Rate DisabledEnrolment(long enrolled, long ofAge) => new("disabled-enrolment", "三残入学率", enrolled, ofAge);

    /// <summary>未到校率 of a term's day: missing ÷ expected, all classes together, those under review and those taught at home too.</summary>
    public static Rate NotPresent(long missing, long expected) => new("not-present", "未到校率", missing, expected);
}
