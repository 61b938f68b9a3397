using Dudao.Core.Inspections;

namespace Dudao.Core.Documents;

/// <summary>A step of a kind's life.</summary>
/// <param name="Step">Which.</param>
/// <param name="Who">Any of these positions.</param>
/// <param name="From">The states in which it can be done; a document that is not there yet counts as drafted.</param>
/// <param name="To">The state after it.</param>
/// <param name="Act">The inspection's act that it is, whose rules must hold too; null for none.</param>
public sealed record DocumentStepRule(DocumentStep Step, Position Who, ValueList<DocumentState> From, DocumentState To, ActId? Act = null);

/// <summary>The life of a kind of document as data: draft → check → (send back) → sign → number → issue → void, and who.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Register">Which sequence it is numbered from.</param>
/// <param name="Steps">Its steps; one that is left out the kind does not have.</param>
public sealed record DocumentLife(DocumentKind Kind, RegisterKind Register, ValueList<DocumentStepRule> Steps)
{
    /// <summary>The lives of all kinds.</summary>
    public static IReadOnlyList<DocumentLife> All { get; } =
    [
        OfOffice(DocumentKind.InspectionPlan, RegisterKind.Office, ActId.DraftPlan),
        OfOffice(DocumentKind.Notice, RegisterKind.Office, ActId.DraftNotice),
        OfOffice(DocumentKind.PreliminaryOpinion, RegisterKind.None, ActId.DraftPreliminaryOpinion, Position.Leader | Position.Staff, Position.Staff),
        OfOffice(DocumentKind.Opinion, RegisterKind.Opinion, ActId.DraftOpinion),
        OfOffice(DocumentKind.Report, RegisterKind.Office, null, Position.Leader | Position.Staff, Position.Staff),
        new(DocumentKind.Minutes, RegisterKind.Minutes,
        [
            new(DocumentStep.Draft, Position.Staff, [DocumentState.Drafted, DocumentState.SentBack], DocumentState.Drafted, ActId.DraftMinutes),
            new(DocumentStep.SendBack, Position.Director, [DocumentState.Drafted], DocumentState.SentBack),
            new(DocumentStep.Sign, Position.Director, [DocumentState.Drafted], DocumentState.SignedForIssue, ActId.SignMinutes),
            new(DocumentStep.Void, Position.Director, [DocumentState.SignedForIssue], DocumentState.Voided, ActId.VoidNumber),
        ]),
        OfSubject(DocumentKind.SelfEvaluationReport, ActId.SubmitSelfEvaluation),
        OfSubject(DocumentKind.ReplyPaper, ActId.ReplyByPoints),
        OfSubject(DocumentKind.NoObjection, ActId.StateNoObjection),
    ];

    /// <summary>Whether signing allots a number.</summary>
    public bool IsNumbered => Register != RegisterKind.None;

    /// <summary>Whether the subject writes it; the office numbers and issues none of these.</summary>
    public bool IsSubjects => Find(DocumentStep.Draft)!.Who == Positions.Subject;

    /// <summary>The life of a kind.</summary>
    public static DocumentLife Of(DocumentKind kind) => All.First(l => l.Kind == kind);

    /// <summary>The step, null where the kind does not have it.</summary>
    public DocumentStepRule? Find(DocumentStep step) => Steps.FirstOrDefault(s => s.Step == step);

    // The four acts of a paper follow one another: draft, check, sign, issue.
    private static DocumentLife OfOffice(
        DocumentKind kind, RegisterKind register, ActId? draft, Position drafter = Position.Staff, Position checker = Position.Staff | Position.Director) =>
        new(kind, register,
        [
            new(DocumentStep.Draft, drafter, [DocumentState.Drafted, DocumentState.SentBack], DocumentState.Drafted, draft),
            new(DocumentStep.Check, checker, [DocumentState.Drafted], DocumentState.Checked, draft + 1),
            new(DocumentStep.SendBack, checker | Position.Director, [DocumentState.Drafted, DocumentState.Checked], DocumentState.SentBack),
            new(DocumentStep.Sign, Position.Director, [DocumentState.Checked], DocumentState.SignedForIssue, draft + 2),
            new(DocumentStep.Issue, Position.Staff | Position.Director, [DocumentState.SignedForIssue], DocumentState.Issued, draft + 3),
            new(DocumentStep.Void, Position.Director, [DocumentState.SignedForIssue, DocumentState.Issued], DocumentState.Voided, ActId.VoidNumber),
        ]);

    private static DocumentLife OfSubject(DocumentKind kind, ActId signs) =>
        new(kind, RegisterKind.None,
        [
            new(DocumentStep.Draft, Positions.Subject, [DocumentState.Drafted, DocumentState.SentBack], DocumentState.Drafted),
            new(DocumentStep.Sign, Position.Head, [DocumentState.Drafted], DocumentState.SignedForIssue, signs),
        ]);
}
