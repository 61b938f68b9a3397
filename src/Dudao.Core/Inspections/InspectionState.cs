namespace Dudao.Core.Inspections;

/// <summary>What a subject's inspection waits for. It moves only by an act, never by a timer. Names and order: the glossary's states.</summary>
public enum InspectionState
{
    /// <summary>拟定.</summary>
    Draft,

    /// <summary>已通知.</summary>
    Announced,

    /// <summary>自查自评.</summary>
    SelfEvaluation,

    /// <summary>自评已审.</summary>
    SelfEvaluationReviewed,

    /// <summary>现场评估.</summary>
    OnSite,

    /// <summary>合议.</summary>
    Deliberation,

    /// <summary>反馈.</summary>
    Feedback,

    /// <summary>申辩.</summary>
    Reply,

    /// <summary>集体研究.</summary>
    Decision,

    /// <summary>待认定, 已认定.</summary>
    Confirmed,

    /// <summary>公示.</summary>
    Publicity,

    /// <summary>督导意见.</summary>
    OpinionIssued,

    /// <summary>已公布.</summary>
    Published,

    /// <summary>整改.</summary>
    Rectification,

    /// <summary>已结案.</summary>
    Closed,
}
