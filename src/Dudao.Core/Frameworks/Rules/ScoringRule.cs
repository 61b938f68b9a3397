using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>Who gives a data leaf's figure.</summary>
public enum FigureSource
{
    /// <summary>The inspected subject; the default.</summary>
    Subject,

    /// <summary>The team, on the spot; not asked of the subject.</summary>
    Team,

    /// <summary>A department (数据来源单位), or the office for it.</summary>
    Department,

    /// <summary>The program, from figures that it has.</summary>
    Program,
}

/// <summary>What a figure that is missing means. It is never 0 by itself.</summary>
public enum MissingFigure
{
    /// <summary>An inspector decides: he gives a mark; until then the leaf is open.</summary>
    Ask,

    /// <summary>Full mark.</summary>
    Full,

    /// <summary>No point.</summary>
    Zero,

    /// <summary>The leaf does not apply.</summary>
    NotApplicable,
}

/// <summary>How the figures of a school of several stages become one mark.</summary>
public enum SeveralStages
{
    /// <summary>The stage with the lower mark counts.</summary>
    Lower,

    /// <summary>The figures are averaged, weighted by pupils.</summary>
    Weighted,
}

/// <summary>
/// How a leaf is marked (评分规则). A rule knows the leaf's full mark only when it is asked; it gives exact values, says what is
/// admissible, and explains itself in words. In JSON the property <c>rule</c> names the kind.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "rule")]
[JsonDerivedType(typeof(PointsRule), "points")]
[JsonDerivedType(typeof(LevelRule), "level")]
[JsonDerivedType(typeof(DeductRule), "deduct")]
[JsonDerivedType(typeof(ChecklistRule), "checklist")]
[JsonDerivedType(typeof(DataRule), "data")]
[JsonDerivedType(typeof(PassFailRule), "passFail")]
[JsonDerivedType(typeof(VetoRule), "veto")]
[JsonDerivedType(typeof(BonusRule), "bonus")]
public abstract record ScoringRule
{
    /// <summary>Who gives the figure; of meaning for <see cref="DataRule"/>, allowed on any.</summary>
    public FigureSource From { get; init; }

    /// <summary>What a missing figure means.</summary>
    public MissingFigure Missing { get; init; }

    /// <summary>How several stages become one.</summary>
    public SeveralStages Stages { get; init; }

    /// <summary>The file that is asked for, in words; empty is the default: held ready (备查).</summary>
    public string Upload { get; init; } = "";

    /// <summary>The kind as tables and the command line write it: points, level, deduct, checklist, data, passFail, veto, bonus.</summary>
    [JsonIgnore]
    public abstract string Code { get; }

    /// <summary>The kind as screens write it: 分值, 等次, 扣分, 清单, 数据, 达标, 否决, 加分.</summary>
    [JsonIgnore]
    public abstract string Title { get; }

    /// <summary>The rule in one short sentence for a person: "每次扣 0.5 分".</summary>
    public abstract string Describe();

    /// <summary>
    /// The exact mark of an input; null where the input says that the leaf does not apply, or leaves it open (a missing figure that
    /// an inspector must decide). An input that <see cref="Refuse"/> refuses gives a value inside 0 and full all the same.
    /// </summary>
    /// <param name="full">The leaf's full mark.</param>
    /// <param name="input">What was entered.</param>
    public abstract Fraction? Value(decimal full, LeafInput input);

    /// <summary>Why the input is not admissible and what would be; null when it is.</summary>
    public abstract Refusal? Refuse(decimal full, LeafInput input);

    /// <summary>The marks that are admissible, ascending, 0 (where it can be had) and the full mark among them.</summary>
    public abstract IReadOnlyList<decimal> Admissible(decimal full);

    /// <summary>How the mark came about, in words: "满分 2 分 × B 0.8 = 1.6 分".</summary>
    public abstract string Explain(decimal full, LeafInput input);

    /// <summary>What is wrong with the rule for a leaf of this full mark, in words; nothing when it can be used.</summary>
    public abstract IEnumerable<string> Problems(decimal full);

    /// <summary>The parameters in the notation of the tables' column 规则参数, options not included.</summary>
    public abstract string Parameters();

    /// <summary>The admissible mark nearest to the value; of two as near the higher, in favour of the subject.</summary>
    public virtual decimal Nearest(decimal full, Fraction value)
    {
        var marks = Admissible(full);
        var (low, high) = (0, marks.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (marks[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 && value - marks[low - 1] < marks[low] - value ? marks[low - 1] : marks[low];
    }

    /// <summary>Whether the input says by itself that the leaf does not apply.</summary>
    public virtual bool LeavesOut(LeafInput input) => input is LeafInput.NotApplicable;

    /// <summary>The parameters with all options, as the column 规则参数 holds them.</summary>
    public string Notation() => RuleNotation.Write(this);

    private protected static Fraction Clamp(decimal value, decimal full) => value <= 0 ? Fraction.Zero : Math.Min(value, full);

    private protected Refusal? RefuseMark(decimal full, decimal value)
    {
        if (value < 0)
        {
            return new("分数不能小于 0 分");
        }

        if (value > full)
        {
            return new($"满分 {full.Plain()} 分，不能给 {value.Plain()} 分");
        }

        var nearest = Nearest(full, value);
        return nearest == value ? null : new($"{WhatIsAdmissible(full)}，最接近的是 {nearest.Plain()} 分");
    }

    private protected virtual string WhatIsAdmissible(decimal full)
    {
        var marks = Admissible(full);
        return marks.Count <= 8 ? $"可以给 {string.Join('、', marks.Reverse().Select(m => m.Plain()))} 分" : "这个分数按评分规则得不到";
    }

    private protected Refusal Unfit() => new($"这一条按“{Title}”评分，{HowToEnter}");

    private protected abstract string HowToEnter { get; }
}
