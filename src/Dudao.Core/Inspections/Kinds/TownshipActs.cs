using Dudao.Core.Documents;
using static Dudao.Core.Inspections.InspectionState;
using static Dudao.Core.Inspections.Position;

namespace Dudao.Core.Inspections;

/// <summary>Table B: what the evaluation of a township has beside table A, and what it has instead.</summary>
internal static class TownshipActs
{
    internal static IReadOnlyList<Act> All { get; } =
    [
        .. SchoolActs.All.Select(a => a.Id switch
        {
            ActId.SubmitSelfEvaluation => a with
            {
                Who = Contributor | Head,
                Rules = [.. a.Rules.Where(r => r != RuleId.MeetingAndPosting), RuleId.TwoSignatures],
                Paper = "自评报告（党委、政府联署）",
                Note = "填报人上报，党委、政府共同签署；上报后锁定",
            },
            ActId.OpenDeliberation => a with { Rules = [.. a.Rules, RuleId.ObjectionsDecided] },
            ActId.Decide => a with { Note = "会议提出拟定等级，工作人员登记；显示为“已研究”" },
            ActId.DraftOpinion or ActId.CheckOpinion => a with { States = [Confirmed] },
            ActId.SignOpinion or ActId.IssueOpinion => a with { States = [Confirmed], Rules = [.. a.Rules, RuleId.Agreed, RuleId.PublicityHeld] },
            _ => a,
        }),
        new(ActId.EnterFigure, "录入部门数据", Bureau | Staff, [SelfEvaluationReviewed, OnSite]) { Rules = [RuleId.FigureSourced], Note = "督导组和被督导单位可见" },
        new(ActId.ObjectToFigure, "对部门数据提出异议", Contributor | Liaison | Head, [SelfEvaluationReviewed, OnSite]) { Rules = [RuleId.ReasonGiven], Note = "合议开始前" },
        new(ActId.DecideObjection, "裁定数据异议", Staff, [SelfEvaluationReviewed, OnSite]) { Rules = [RuleId.ReasonGiven] },
        new(ActId.DrawSchools, "现场抽签", Leader, [OnSite]) { Rules = [RuleId.DrawKept], Paper = "抽签记录", Note = "抽中的学校列入现场评估" },
        new(ActId.DraftRequest, "请示拟稿", Staff, [Decision]) { Step = DocumentStep.Draft, Rules = [RuleId.Decided], Paper = "请示" },
        new(ActId.CheckRequest, "请示核稿", Staff | Director, [Decision]) { Step = DocumentStep.Check, Rules = [RuleId.StepBefore], Paper = "请示" },
        new(ActId.SignRequest, "请示签发", Director, [Decision])
        {
            Step = DocumentStep.Sign,
            Nature = ActNature.Signature,
            Rules = [RuleId.StepBefore, RuleId.SignsAnothersDraft, RuleId.Decided, RuleId.MinutesSigned],
            Paper = "请示",
            Next = Confirmed,
            Note = "上行文，注明签发人；督导意见书的期限停计",
        },
        new(ActId.RecordAgreed, "登记批复：同意", Staff | GovernmentLeader, [Confirmed])
        { Rules = [RuleId.LeaderConfirms, RuleId.NotAgreedYet, RuleId.InstructionWhole], Paper = "批复", Note = "显示为“已认定”，督导意见书的期限续计" },
        new(ActId.RecordChanged, "登记批复：变更等级", Staff | GovernmentLeader, [Confirmed])
        { Rules = [RuleId.LeaderConfirms, RuleId.NotAgreedYet, RuleId.InstructionWhole, RuleId.ReasonGiven], Paper = "批复", Note = "显示为“已认定”" },
        new(ActId.RecordSentBack, "登记批复：退回", Staff | GovernmentLeader, [Confirmed])
        {
            Rules = [RuleId.LeaderConfirms, RuleId.NotAgreedYet, RuleId.InstructionWhole, RuleId.ReasonGiven],
            Paper = "批复",
            Next = Decision,
            Undoes = [.. SchoolActs.Meeting, ActId.SignRequest],
            Note = "退回意见随附",
        },
        .. Publicity(Confirmed, [RuleId.Agreed]),
    ];

    /// <summary>公示 from the state and back to it; an objection stops only its own subject.</summary>
    internal static IEnumerable<Act> Publicity(InspectionState from, IReadOnlyList<string> rules) =>
    [
        new(ActId.OpenPublicity, "开始公示", Staff, [from]) { Rules = [.. rules, RuleId.PublicityAsked], Paper = "公示", Next = InspectionState.Publicity },
        new(ActId.RecordObjection, "登记公示异议", Staff, [InspectionState.Publicity]) { Note = "只暂停该单位" },
        new(ActId.AnswerObjection, "答复公示异议", Staff, [InspectionState.Publicity]) { Rules = [RuleId.ReasonGiven] },
        new(ActId.ClosePublicity, "公示结束", Staff, [InspectionState.Publicity])
        { Rules = [RuleId.PublicityDaysOver, RuleId.PublicObjectionsAnswered], Next = from },
    ];
}
