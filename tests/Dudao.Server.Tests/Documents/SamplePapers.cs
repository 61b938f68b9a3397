using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Tests.Documents;

namespace Dudao.Server.Tests.Documents;

/// <summary>Every kind of document, as a draft and issued.</summary>
internal static class SamplePapers
{
    public static IEnumerable<(string Name, OfficialDocument Document)> All() =>
    [
        .. Kinds(SampleFacts.Draft, null).Select(k => ($"{k.Name}-draft", k.Document)),
        .. Kinds(SampleFacts.Issued, SampleFacts.Issued.Date).Select(k => ($"{k.Name}-issued", k.Document)),
        ("letter", Letter()),
    ];

    /// <summary>The letter form has no kind of its own yet; the form is drawn all the same.</summary>
    private static OfficialDocument Letter() => new()
    {
        Kind = DocumentKind.Notice,
        Form = DocumentForm.Letter,
        IssuingMark = SampleFacts.Office.Office,
        Number = SampleFacts.Issued.Number,
        Title = DocumentTitle.Of(SampleFacts.Office.Office, "关于商请协助做好", "学校综合督导评估", "的函"),
        Addressee = "县市场监督管理局",
        Blocks =
        [
            Paragraph.Of("定于2026年10月20日至22日对云屏县第二中学等4所学校开展综合督导评估，其中涉及学校食堂食品安全管理。现商请贵局派出1名食品安全监管人员参加督导组，协助查看食堂。"),
            new NumberedList(["时间：10月20日至22日。", "地点：各受评学校。"]),
            Paragraph.Of("请将人员名单于9月25日前函告我室。"),
        ],
        Signature = new Signature([SampleFacts.Office.Office], SampleFacts.Issued.Date),
        Foot = new Foot(["县教育局"], SampleFacts.Office.Office, SampleFacts.Issued.Date),
    };

    private static IEnumerable<(string Name, OfficialDocument Document)> Kinds(Issuing issuing, DateOnly? date) =>
    [
        ("notice", DocumentTemplates.Notice(SampleFacts.Notice(issuing))),
        ("plan", DocumentTemplates.InspectionPlan(SampleOutcomes.Plan(issuing))),
        ("self-evaluation", DocumentTemplates.SelfEvaluationReport(SampleOutcomes.SelfEvaluation(date))),
        ("report", DocumentTemplates.Report(SampleOutcomes.Report(issuing))),
        ("preliminary", DocumentTemplates.PreliminaryOpinion(SampleOutcomes.Preliminary(date))),
        ("reply", DocumentTemplates.ReplyPaper(SampleOutcomes.Reply(date))),
        ("no-objection", DocumentTemplates.NoObjection(SampleOutcomes.NoObjection(date))),
        ("opinion", DocumentTemplates.Opinion(SampleOutcomes.Opinion(issuing))),
        ("deferred", DocumentTemplates.Opinion(SampleOutcomes.Deferred(issuing))),
        ("minutes", DocumentTemplates.Minutes(SampleOutcomes.Minutes(issuing))),
    ];
}
