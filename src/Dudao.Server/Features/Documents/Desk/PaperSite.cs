using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Documents.Desk;

/// <summary>Where a paper lies, as the actor finds it: a batch, or the subjects whose procedure the paper moves.</summary>
/// <param name="Standing">Where the actor stands there.</param>
public sealed record PaperSite(PaperPlace Place, Inspection Inspection, InspectionKind Procedure, Standing Standing)
{
    /// <summary>Null for a paper of one subject.</summary>
    public BatchPicture? Batch { get; init; }

    /// <summary>The paper's subject; of minutes those that the meeting decided.</summary>
    public IReadOnlyList<SubjectPicture> Subjects { get; init; } = [];

    /// <summary>Every subject that the paper concerns.</summary>
    public IEnumerable<Guid> SubjectIds => Batch is null || Subjects.Count > 0 ? Subjects.Select(s => s.Subject.Id) : Batch.Subjects.Select(s => s.Id);

    /// <summary>Judges the act that a step is, at everything that it moves.</summary>
    public Verdict Judge(ActId id, Attempt? attempt = null)
    {
        if (Procedure.Find(id) is not { } act)
        {
            return new Verdict(VerdictKind.NotFound);
        }

        if (act.Scope == ActScope.Batch)
        {
            return Batch?.Judge(id, attempt) ?? new Verdict(VerdictKind.Allowed);
        }

        if (Subjects.Count == 0)
        {
            var words = $"会议还没有登记对各单位的决定，不能办理“{act.Name}”。";
            return new Verdict(VerdictKind.TooEarly) { Refusal = new Refusal(words), Missing = [new Missing("MeetingRecorded", MissingKey.State, words)] };
        }

        var verdicts = Subjects.Select(s => s.Judge(id, attempt)).ToList();
        return verdicts.Find(v => !v.IsAllowed) ?? verdicts[0];
    }
}

/// <summary>A paper with where it lies.</summary>
public sealed record PaperAt(DocumentRecord Document, PaperSite Site)
{
    public DocumentKind Kind { get; } = Enum.Parse<DocumentKind>(Document.Kind);

    public DocumentState State => Enum.Parse<DocumentState>(Document.State);

    public DocumentLife Life => DocumentLife.Of(Kind);

    /// <summary>Judges a step by the paper's own rules and as the act of the procedure that it is.</summary>
    public Verdict Judge(DocumentStep step, DocumentAttempt? attempt = null, Attempt? act = null)
    {
        var own = DocumentRules.Judge(Kind, step, State, Site.Standing.Acting, attempt);
        return own.IsAllowed && step != DocumentStep.Void && Life.Find(step)?.Act is { } id && !Life.IsSubjects ? Site.Judge(id, act) : own;
    }
}
