using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Files;

namespace Dudao.Server.Features.Inspections.SelfEvaluation;

/// <summary>The self-evaluation of a subject as the actor sees it; a 填报人 sees his own leaves.</summary>
public sealed record SelfEvaluationView(SubjectPicture Picture, SelfSheet Sheet)
{
    public IReadOnlyList<SelfLine> Lines { get; init; } = [];

    /// <summary>Among whom leaves can be shared.</summary>
    public IReadOnlyList<SelfContributor> Contributors { get; init; } = [];

    /// <summary>What was said when it was last submitted.</summary>
    public SubmittedWords? Submitted { get; init; }

    public IEnumerable<SelfLine> Missing => Lines.Where(l => !l.IsAnswered);

    public IEnumerable<SelfLine> AskedOut => Lines.Where(l => l.AsksOut && l.Granted is null);

    /// <summary>Judges the submission as if its form were filled: what is left then is missing at leaves or in the procedure.</summary>
    public Verdict JudgeSubmission => (Picture with { Facts = SelfEvaluationService.WithForm(Picture.Facts, true, true) }).Judge(ActId.SubmitSelfEvaluation);

    public Verdict JudgeSendingBack => Picture.Judge(ActId.SendBackSelfEvaluation);
}

/// <summary>One leaf with what the subject says to it.</summary>
public sealed record SelfLine(Indicator Leaf, IReadOnlyList<Indicator> Above)
{
    public LeafInput? Input { get; init; }

    public int InputVersion { get; init; }

    public string Narrative { get; init; } = "";

    public int NarrativeVersion { get; init; }

    public string OnCall { get; init; } = "";

    public int OnCallVersion { get; init; }

    public string OutReason { get; init; } = "";

    public int OutVersion { get; init; }

    /// <summary>Whether 不适用 was granted; null while undecided.</summary>
    public bool? Granted { get; init; }

    public string Remark { get; init; } = "";

    /// <summary>It was sent back and may be mended.</summary>
    public bool IsUnlocked { get; init; }

    public Guid? ContributorPersonId { get; init; }

    public string Contributor { get; init; } = "";

    /// <summary>The actor may type it now.</summary>
    public bool IsOpen { get; init; }

    public string SavedAt { get; init; } = "";

    public IReadOnlyList<FileView> Files { get; init; } = [];

    /// <summary>The stages of a data leaf that asks a school of several for one figure each; empty where one figure does.</summary>
    public IReadOnlyList<FigureStage> Stages { get; init; } = [];

    public bool AsksOut => OutReason.Length > 0;

    public bool IsAnswered => Input is not null || (AsksOut && Granted != false);

    public decimal? Value => Input is null ? null : Leaf.Rule.Value(Leaf.Points, Input)?.Round(4);

    /// <summary>What was given, in words: 达到第1、3项, 98.5, B.</summary>
    public string Given => LeafNotation.Write(Leaf, Input);

    public bool Meets(int item) => Input is LeafInput.Items items ? items.Met.Contains(item) : IsFull;

    public string? FoundOf(int kind) => Input switch
    {
        LeafInput.Findings findings => findings.Counts.ElementAtOrDefault(kind).ToString(CultureInfo.InvariantCulture),
        LeafInput.Mark { Value: var mark } when Leaf.Rule is DeductRule { Kinds: [var only] } && (Leaf.Points - mark) % only.Each == 0 => ((Leaf.Points - mark) / only.Each).ToString("0", CultureInfo.InvariantCulture),
        _ => IsFull ? "0" : null,
    };

    public bool FoundNothing => Input is LeafInput.Findings findings ? findings.Counts.All(c => c == 0) : IsFull;

    public StageFigure? FigureOf(FigureStage stage) => (Input as LeafInput.Figures)?.Of.FirstOrDefault(f => f.Stage == stage);

    private bool IsFull => Input is LeafInput.Mark mark && mark.Value == Leaf.Points;

    /// <summary>How far the leaf is, as lists say it.</summary>
    public string Words =>
        Granted == true ? "不适用"
        : IsUnlocked ? "退回修改"
        : AsksOut && Granted is null ? "申请不适用"
        : Granted == false && Input is null ? "不适用未同意"
        : Input is null ? "未填" : "已填";
}

/// <summary>One who can be given leaves.</summary>
public sealed record SelfContributor(Guid PersonId, string Name, string Post);

/// <summary>What the head says when submitting: kept with the act.</summary>
/// <param name="Meeting">The day of the meeting that passed it.</param>
/// <param name="DaysPosted">The days for which it was posted in the school.</param>
public sealed record SubmittedWords(DateOnly Meeting, int DaysPosted);
