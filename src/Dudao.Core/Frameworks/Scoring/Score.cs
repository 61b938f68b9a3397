namespace Dudao.Core.Frameworks.Scoring;

/// <summary>What one A level came to.</summary>
/// <param name="Part">The A level.</param>
/// <param name="Points">Its full points in the mark; more than its own where another A level does not apply.</param>
/// <param name="Earned">What it adds to the mark, exact.</param>
/// <param name="Percent">Its share in percent, rounded to two decimals, half away from zero.</param>
public sealed record PartScore(Indicator Part, Fraction Points, Fraction Earned, decimal Percent)
{
    /// <summary>What it adds, rounded to two decimals for showing; the mark is not the sum of these but of the exact values.</summary>
    public decimal Mark => Earned.Round();
}

/// <summary>
/// The result of scoring one subject: exact mark, rounded figures, grade. It holds what it was computed from and gives its derivation
/// when asked (<see cref="Derive"/>). Immutable and safe to share.
/// </summary>
public sealed class Score
{
    private readonly LeafInput?[] inputs;

    internal Score(ScoringPlan plan, LeafInput?[] inputs, IReadOnlyList<GradeCap> extraCaps, in Computation computed)
    {
        Plan = plan;
        this.inputs = inputs;
        Exact = computed.Earned + computed.Bonus;
        ExactBonus = computed.Bonus;
        Mark = Exact.Round();
        WithoutBonus = computed.Earned.Round();
        Parts = computed.Parts;
        Open = computed.Open;
        Triggered = computed.Triggered;
        Caps = computed.Triggered.Count == 0
            ? extraCaps
            : [.. computed.Triggered.Select(l => new GradeCap(((Rules.VetoRule)l.Rule).Cap, $"{l.ShortTitle} 一票否决已触发")), .. extraCaps];
        var place = computed.Parts.Count == 0 ? -1 : plan.Framework.Grades.Decide(Figures, Caps, Triggered.Count > 0);
        Grade = place < 0 ? null : plan.Framework.Grades.Bands[place];
    }

    /// <summary>What it was computed by.</summary>
    public ScoringPlan Plan { get; }

    /// <summary>The mark, bonus included, rounded to two decimals, half away from zero.</summary>
    public decimal Mark { get; }

    /// <summary>The mark before rounding.</summary>
    public Fraction Exact { get; }

    /// <summary>The bonus, exact, never above its cap.</summary>
    public Fraction ExactBonus { get; }

    /// <summary>The mark without bonus, rounded.</summary>
    public decimal WithoutBonus { get; }

    /// <summary>The scored A levels that apply and have a mark, in order.</summary>
    public IReadOnlyList<PartScore> Parts { get; }

    /// <summary>
    /// Scored leaves that apply but have no value yet. They are left out, as if they did not apply, so the mark speaks of the others only:
    /// it is final when this is empty.
    /// </summary>
    public IReadOnlyList<Indicator> Open { get; }

    /// <summary>The vetoes that are triggered.</summary>
    public IReadOnlyList<Indicator> Triggered { get; }

    /// <summary>All caps on the grade: the vetoes' and those given.</summary>
    public IReadOnlyList<GradeCap> Caps { get; }

    /// <summary>The grade; null when no leaf has a value.</summary>
    public GradeBand? Grade { get; }

    /// <summary>Whether every leaf that applies has a value.</summary>
    public bool IsFinal => Open.Count == 0;

    /// <summary>The A level with the lowest share; null when no leaf has a value.</summary>
    public PartScore? Lowest => Parts.MinBy(p => p.Percent);

    /// <summary>The figures that grades look at.</summary>
    public GradedFigures Figures => new(Mark, WithoutBonus, Parts);

    /// <summary>The grade without any cap; what the marks alone would give.</summary>
    public GradeBand? GradeByMark => Parts.Count == 0 ? null : Plan.Framework.Grades.Bands[Plan.Framework.Grades.Decide(Figures, [], false)];

    /// <summary>The input that a leaf was scored with; null when it had none or does not apply.</summary>
    public LeafInput? InputOf(string leafId) => Plan.IndexOf(leafId) is >= 0 and var index ? inputs[index] : null;

    /// <summary>The derivation from the mark down to each leaf, in words and exact values: the answer to "为什么是 88.70？".</summary>
    public Derivation Derive() => Derivation.Of(this);

    /// <summary>Each grade from the best down to the one reached, with what it lacked; empty when no leaf has a value.</summary>
    public IReadOnlyList<BandTest> ExplainGrade() => Parts.Count == 0 ? [] : Plan.Framework.Grades.Explain(Figures, Caps, Triggered.Count > 0);
}
