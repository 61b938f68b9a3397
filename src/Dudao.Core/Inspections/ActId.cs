namespace Dudao.Core.Inspections;

/// <summary>
/// The acts of the procedure (domain: acts.md, tables A and B). The name is what is stored and what stands in addresses; who, when and
/// on which conditions is said by the <see cref="Act"/> of a <see cref="InspectionKind"/>.
/// </summary>
public enum ActId
{
    /// <summary>创建督导任务.</summary>
    Create,
    /// <summary>修改督导任务.</summary>
    Edit,
    /// <summary>分组.</summary>
    ArrangeGroups,
    /// <summary>分工: gives the parts of the framework to members.</summary>
    AssignParts,
    /// <summary>添加被督导单位.</summary>
    AddSubject,
    /// <summary>添加督导组成员.</summary>
    AddMember,
    /// <summary>签回避承诺书.</summary>
    DeclareRecusal,
    /// <summary>裁定提示: the director decides a warning with a reason.</summary>
    DecideWarning,
    /// <summary>方案拟稿.</summary>
    DraftPlan,
    /// <summary>方案核稿.</summary>
    CheckPlan,
    /// <summary>方案签发, with number.</summary>
    SignPlan,
    /// <summary>方案印发.</summary>
    IssuePlan,
    /// <summary>通知拟稿.</summary>
    DraftNotice,
    /// <summary>通知核稿.</summary>
    CheckNotice,
    /// <summary>通知签发, with number.</summary>
    SignNotice,
    /// <summary>下发通知.</summary>
    IssueNotice,
    /// <summary>签收通知.</summary>
    ReceiveNotice,
    /// <summary>申请成员回避.</summary>
    AskRecusal,
    /// <summary>决定是否回避.</summary>
    DecideRecusal,
    /// <summary>更换成员: his marks stay, under his name.</summary>
    ReplaceMember,
    /// <summary>分派指标 to the subject's contributors.</summary>
    ShareLeaves,
    /// <summary>填写自评.</summary>
    TypeSelfEvaluation,
    /// <summary>上报自评.</summary>
    SubmitSelfEvaluation,
    /// <summary>退回自评 at leaves.</summary>
    SendBackSelfEvaluation,
    /// <summary>自评审核通过.</summary>
    AcceptSelfEvaluation,
    /// <summary>裁定不适用.</summary>
    DecideNotApplicable,
    /// <summary>自评延期.</summary>
    ExtendSelfEvaluation,
    /// <summary>未按期自评，继续.</summary>
    GoOnWithoutSelfEvaluation,
    /// <summary>调整分工.</summary>
    ChangeParts,
    /// <summary>开始现场评估.</summary>
    BeginVisit,
    /// <summary>评分.</summary>
    Mark,
    /// <summary>交付代录: hands a paper sheet to staff or the recorder.</summary>
    HandOverSheet,
    /// <summary>代录评分表.</summary>
    TypeSheet,
    /// <summary>督导记录.</summary>
    RecordField,
    /// <summary>核实数据.</summary>
    VerifyFigure,
    /// <summary>确定缺报数据.</summary>
    DecideFigure,
    /// <summary>提出问题.</summary>
    RaiseProblem,
    /// <summary>确认问题: 属实 or 有异议.</summary>
    AnswerProblem,
    /// <summary>注明拒签, by two members.</summary>
    NoteProblemRefused,
    /// <summary>登记一票否决.</summary>
    RecordVeto,
    /// <summary>提交评分表.</summary>
    HandInSheet,
    /// <summary>取回评分表.</summary>
    TakeBackSheet,
    /// <summary>注明缺席 of one whose sheet does not come.</summary>
    NoteAbsentSheet,
    /// <summary>结束现场评估.</summary>
    EndVisit,
    /// <summary>开始合议.</summary>
    OpenDeliberation,
    /// <summary>合议定分.</summary>
    SettleLeaf,
    /// <summary>保留意见.</summary>
    Dissent,
    /// <summary>尺度统一: sends one leaf back.</summary>
    Calibrate,
    /// <summary>确认合议结果.</summary>
    ConfirmMarks,
    /// <summary>注明未确认: the absent or unwilling.</summary>
    NoteUnconfirmed,
    /// <summary>结束合议.</summary>
    CloseDeliberation,
    /// <summary>召开反馈会.</summary>
    HoldFeedback,
    /// <summary>初步督导意见拟稿.</summary>
    DraftPreliminaryOpinion,
    /// <summary>初步督导意见核稿.</summary>
    CheckPreliminaryOpinion,
    /// <summary>初步督导意见签发.</summary>
    SignPreliminaryOpinion,
    /// <summary>下发初步督导意见.</summary>
    IssuePreliminaryOpinion,
    /// <summary>签收初步督导意见.</summary>
    ReceivePreliminaryOpinion,
    /// <summary>申辩, point by point.</summary>
    ReplyByPoints,
    /// <summary>书面无异议.</summary>
    StateNoObjection,
    /// <summary>逾期视为无异议.</summary>
    RecordNoReply,
    /// <summary>提出答复意见 on a point of the reply.</summary>
    ProposeWeighing,
    /// <summary>逐条研究申辩.</summary>
    WeighPoint,
    /// <summary>提交集体研究.</summary>
    BringToMeeting,
    /// <summary>集体研究决定.</summary>
    Decide,
    /// <summary>纪要拟稿.</summary>
    DraftMinutes,
    /// <summary>签发纪要.</summary>
    SignMinutes,
    /// <summary>退回督导组.</summary>
    ReturnToTeam,
    /// <summary>督导意见书拟稿.</summary>
    DraftOpinion,
    /// <summary>督导意见书核稿.</summary>
    CheckOpinion,
    /// <summary>督导意见书签发, with number.</summary>
    SignOpinion,
    /// <summary>下发督导意见书.</summary>
    IssueOpinion,
    /// <summary>签收督导意见书.</summary>
    ReceiveOpinion,
    /// <summary>结案.</summary>
    Close,
    /// <summary>催办.</summary>
    Remind,
    /// <summary>延期, once.</summary>
    ExtendDeadline,
    /// <summary>作废文号.</summary>
    VoidNumber,
    /// <summary>录入部门数据.</summary>
    EnterFigure,
    /// <summary>对部门数据提出异议.</summary>
    ObjectToFigure,
    /// <summary>裁定数据异议.</summary>
    DecideObjection,
    /// <summary>现场抽签.</summary>
    DrawSchools,
    /// <summary>请示拟稿.</summary>
    DraftRequest,
    /// <summary>请示核稿.</summary>
    CheckRequest,
    /// <summary>请示签发, with number.</summary>
    SignRequest,
    /// <summary>登记批复：同意.</summary>
    RecordAgreed,
    /// <summary>登记批复：变更等级.</summary>
    RecordChanged,
    /// <summary>登记批复：退回.</summary>
    RecordSentBack,
    /// <summary>开始公示.</summary>
    OpenPublicity,
    /// <summary>登记公示异议.</summary>
    RecordObjection,
    /// <summary>答复公示异议.</summary>
    AnswerObjection,
    /// <summary>公示结束.</summary>
    ClosePublicity,
}
