using Dudao.Core.Inspections;

namespace Dudao.Server.Features.Inspections;

/// <summary>The addresses of the loop, built here and nowhere else.</summary>
public static class InspectionLinks
{
    public const string List = "/inspections";

    public const string New = "/inspections/new";

    public static string Batch(Guid inspectionId) => $"/inspections/{inspectionId}";

    public static string Edit(Guid inspectionId) => $"/inspections/{inspectionId}/edit";

    public static string Parts(Guid inspectionId, Guid? groupId = null) => $"/inspections/{inspectionId}/parts" + (groupId is { } g ? $"?group={g}" : "");

    /// <summary>The parts of one subject, where they differ from its group's.</summary>
    public static string PartsOf(Guid inspectionId, Guid subjectId) => $"/inspections/{inspectionId}/parts?subject={subjectId}";

    /// <summary>更换成员.</summary>
    public static string Replace(Guid inspectionId, Guid memberId) => $"/inspections/{inspectionId}/members/{memberId}/replace";

    public static string Subject(Guid subjectId) => $"/subjects/{subjectId}";

    /// <summary>全部经过 of a subject.</summary>
    public static string Course(Guid subjectId) => $"/subjects/{subjectId}/course";

    /// <summary>全部经过 of a batch.</summary>
    public static string BatchCourse(Guid inspectionId) => $"/inspections/{inspectionId}/course";

    /// <summary>The file of a course.</summary>
    public static string CourseExport(string course) => course + "/export";

    /// <summary>Where a plain act at a subject is done.</summary>
    public static string Act(Guid subjectId, ActId act) => $"/subjects/{subjectId}/act/{act}";

    public static string SelfEvaluation(Guid subjectId, string? leafId = null) => $"/subjects/{subjectId}/self" + (leafId is null ? "" : $"/{Uri.EscapeDataString(leafId)}");

    public static string SelfSubmit(Guid subjectId) => $"/subjects/{subjectId}/self-submit";

    public static string SelfReview(Guid subjectId) => $"/subjects/{subjectId}/self-review";

    public static string SelfTable(Guid subjectId) => $"/subjects/{subjectId}/self-table";

    public static string Marks(Guid subjectId) => $"/subjects/{subjectId}/marks";

    /// <summary>A member's own sheet, or one that was handed to the reader for typing.</summary>
    public static string Sheet(Guid subjectId, Guid memberId) => $"/subjects/{subjectId}/marks?sheet={memberId}";

    /// <summary>Who changed the marks of a leaf, when, from what.</summary>
    public static string MarkCourse(Guid subjectId, string leafId) => $"/subjects/{subjectId}/marks/course/{Uri.EscapeDataString(leafId)}";

    public static string HandOver(Guid subjectId) => $"/subjects/{subjectId}/marks/hand-over";

    /// <param name="leafId">The leaf that a new record is begun for.</param>
    public static string FieldRecords(Guid subjectId, string? leafId = null) => $"/subjects/{subjectId}/records" + (leafId is null ? "" : $"?for={Uri.EscapeDataString(leafId)}");

    public static string FieldRecord(Guid subjectId, Guid recordId) => $"/subjects/{subjectId}/records/{recordId}";

    public static string Figures(Guid subjectId) => $"/subjects/{subjectId}/figures";

    public static string Vetoes(Guid subjectId) => $"/subjects/{subjectId}/vetoes";

    public static string Problem(Guid subjectId, Guid problemId) => $"/subjects/{subjectId}/problems/{problemId}";

    public static string DayBag(Guid subjectId) => $"/subjects/{subjectId}/bag";

    /// <summary>A sheet to be printed: of a record, of a problem, or a kind of sheet left blank.</summary>
    public static string Paper(Guid subjectId, string what) => $"/subjects/{subjectId}/papers/{what}";

    public static string Problems(Guid subjectId) => $"/subjects/{subjectId}/problems";

    public static string Visit(Guid subjectId) => $"/subjects/{subjectId}/visit";

    public static string Deliberation(Guid subjectId) => $"/subjects/{subjectId}/deliberation";

    public static string MarkSummary(Guid subjectId) => $"/subjects/{subjectId}/mark-summary";

    public static string DeliberationRecord(Guid subjectId) => $"/subjects/{subjectId}/deliberation-record";

    /// <summary>Where signatures on the printed summary are entered with their scan.</summary>
    public static string Signatures(Guid subjectId) => $"/subjects/{subjectId}/signatures";

    /// <summary>One leaf over all opened subjects of the batch.</summary>
    public static string Compare(Guid inspectionId, string? leafId = null) => $"/inspections/{inspectionId}/compare" + (leafId is null ? "" : $"?leaf={Uri.EscapeDataString(leafId)}");

    public static string Why(Guid subjectId) => $"/subjects/{subjectId}/why";

    public static string Feedback(Guid subjectId) => $"/subjects/{subjectId}/feedback";

    /// <summary>反馈提纲, 签到表 or 会议记录, to be printed.</summary>
    public static string FeedbackSheet(Guid subjectId, string sheet) => $"/subjects/{subjectId}/feedback/{sheet}";

    /// <summary>Where a paper of the batch or of a subject is begun.</summary>
    public static string NewPaper(string kind, Guid inspectionId, Guid? subjectId = null) => $"/documents/new?kind={kind}&inspection={inspectionId}" + (subjectId is { } s ? $"&subject={s}" : "");

    public static string Reply(Guid subjectId) => $"/subjects/{subjectId}/reply";

    /// <summary>The file of 申辩书 (reply) or 无异议书 (no-objection).</summary>
    public static string ReplyPaper(Guid subjectId, string kind) => $"/subjects/{subjectId}/reply/{kind}/docx";

    public static string Decision(Guid inspectionId) => $"/inspections/{inspectionId}/decision";

    public static string Opinion(Guid subjectId) => $"/subjects/{subjectId}/opinion";

    /// <summary>Where an act at a subject is done.</summary>
    public static string Of(ActId act, Guid subjectId, Guid inspectionId) => act switch
    {
        <= ActId.IssueNotice => Batch(inspectionId),
        ActId.ReplaceMember => Batch(inspectionId),
        ActId.ReceiveNotice or ActId.AskRecusal or ActId.DecideRecusal => Subject(subjectId),
        <= ActId.GoOnWithoutSelfEvaluation => SelfEvaluation(subjectId),
        ActId.ChangeParts => PartsOf(inspectionId, subjectId),
        ActId.BeginVisit => Subject(subjectId),
        ActId.Mark or ActId.HandOverSheet or ActId.TypeSheet or ActId.HandInSheet or ActId.TakeBackSheet or ActId.NoteAbsentSheet => Marks(subjectId),
        ActId.RecordField => FieldRecords(subjectId),
        ActId.VerifyFigure or ActId.DecideFigure => Figures(subjectId),
        ActId.RaiseProblem or ActId.AnswerProblem or ActId.NoteProblemRefused => Problems(subjectId),
        ActId.RecordVeto => Vetoes(subjectId),
        ActId.EndVisit or ActId.OpenDeliberation => Visit(subjectId),
        ActId.Calibrate => Compare(inspectionId),
        <= ActId.CloseDeliberation => Deliberation(subjectId),
        <= ActId.ReceivePreliminaryOpinion => Feedback(subjectId),
        <= ActId.BringToMeeting => Reply(subjectId),
        <= ActId.ReturnToTeam => Decision(inspectionId),
        <= ActId.Close => Opinion(subjectId),
        _ => Subject(subjectId),
    };

    /// <summary>Where what an act waits for is mended; null where no page of its own does it.</summary>
    public static string? Mending(string missingKey, Guid subjectId, Guid inspectionId) => missingKey switch
    {
        MissingKey.Plan or MissingKey.Team or MissingKey.Warnings => Batch(inspectionId),
        MissingKey.Parts => PartsOf(inspectionId, subjectId),
        MissingKey.SelfEvaluation => SelfEvaluation(subjectId),
        MissingKey.Sheets or MissingKey.Visit => Visit(subjectId),
        MissingKey.Hearing => FieldRecords(subjectId) + "?kind=Symposium",
        MissingKey.Problems => Problems(subjectId),
        MissingKey.Figures => Figures(subjectId),
        MissingKey.Leaves or MissingKey.Confirmations => Deliberation(subjectId),
        _ => null,
    };
}
