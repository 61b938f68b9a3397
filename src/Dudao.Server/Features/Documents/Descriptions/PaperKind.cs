using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Server.Features.Documents.Writing;

namespace Dudao.Server.Features.Documents.Descriptions;

/// <summary>A kind of paper that can be written from a JSON description of its facts.</summary>
/// <param name="Key">Its name on the command line.</param>
/// <param name="Name">Its name in Chinese, which the command line takes too.</param>
/// <param name="Facts">The record that the JSON describes.</param>
/// <param name="Write">Writes it; the facts are null for a blank sheet.</param>
/// <param name="IsSheet">Whether it may be blank.</param>
internal sealed record PaperKind(string Key, string Name, Type Facts, Action<object?, Stream> Write, bool IsSheet)
{
    public static IReadOnlyList<PaperKind> All { get; } =
    [
        Document<InspectionPlanFacts>(DocumentKind.InspectionPlan, DocumentTemplates.InspectionPlan),
        Document<NoticeFacts>(DocumentKind.Notice, DocumentTemplates.Notice),
        Document<SelfEvaluationReportFacts>(DocumentKind.SelfEvaluationReport, DocumentTemplates.SelfEvaluationReport),
        Document<ReportFacts>(DocumentKind.Report, DocumentTemplates.Report),
        Document<PreliminaryOpinionFacts>(DocumentKind.PreliminaryOpinion, DocumentTemplates.PreliminaryOpinion),
        Document<ReplyPaperFacts>(DocumentKind.ReplyPaper, DocumentTemplates.ReplyPaper),
        Document<NoObjectionFacts>(DocumentKind.NoObjection, DocumentTemplates.NoObjection),
        Document<OpinionFacts>(DocumentKind.Opinion, DocumentTemplates.Opinion),
        Document<MinutesFacts>(DocumentKind.Minutes, DocumentTemplates.Minutes),
        Sheet<DraftSlipFacts>(SheetKind.DraftSlip, SheetTemplates.DraftSlip),
        Sheet<ReceiptSlipFacts>(SheetKind.ReceiptSlip, SheetTemplates.ReceiptSlip),
        Sheet<InspectionFacts>(SheetKind.Assignment, SheetTemplates.Assignment),
        Sheet<RecusalDeclarationFacts>(SheetKind.RecusalDeclaration, SheetTemplates.RecusalDeclaration),
        Sheet<MarkSheetFacts>(SheetKind.MarkSheet, SheetTemplates.MarkSheet),
        Sheet<InterviewOutlineFacts>(SheetKind.InterviewOutline, SheetTemplates.InterviewOutline),
        Sheet<LessonRecordFacts>(SheetKind.LessonRecord, SheetTemplates.LessonRecord),
        Sheet<AttendanceSheetFacts>(SheetKind.AttendanceSheet, SheetTemplates.AttendanceSheet),
        Sheet<ProblemConfirmationFacts>(SheetKind.ProblemConfirmation, SheetTemplates.ProblemConfirmation),
        Sheet<DeliberationRecordFacts>(SheetKind.DeliberationRecord, SheetTemplates.DeliberationRecord),
        Sheet<MarkSummaryFacts>(SheetKind.MarkSummary, SheetTemplates.MarkSummary),
        Sheet<FeedbackOutlineFacts>(SheetKind.FeedbackOutline, SheetTemplates.FeedbackOutline),
        Sheet<MeetingRecordFacts>(SheetKind.MeetingRecord, SheetTemplates.MeetingRecord),
    ];

    public static PaperKind? Find(string name) => All.FirstOrDefault(k => string.Equals(k.Key, name, StringComparison.OrdinalIgnoreCase) || k.Name == name);

    private static PaperKind Document<T>(DocumentKind kind, Func<T, OfficialDocument> template)
        where T : class =>
        new(Kebab(kind.ToString()), kind.Name(), typeof(T), (facts, to) => DocxWriter.Write(template((T)facts!), to), false);

    private static PaperKind Sheet<T>(SheetKind kind, Func<T?, Sheet> template)
        where T : class =>
        new(Kebab(kind.ToString()), kind.Name(), typeof(T), (facts, to) => DocxWriter.Write(template((T?)facts), to), true);

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
