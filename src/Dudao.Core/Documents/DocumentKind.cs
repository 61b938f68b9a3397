using System.Text.Json.Serialization;

namespace Dudao.Core.Documents;

/// <summary>The kinds of documents of an inspection (domain: documents.md, Kinds).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentKind>))]
public enum DocumentKind
{
    /// <summary>实施方案.</summary>
    InspectionPlan,

    /// <summary>督导评估通知.</summary>
    Notice,

    /// <summary>自评报告.</summary>
    SelfEvaluationReport,

    /// <summary>督导评估报告.</summary>
    Report,

    /// <summary>初步督导意见.</summary>
    PreliminaryOpinion,

    /// <summary>申辩书.</summary>
    ReplyPaper,

    /// <summary>无异议书.</summary>
    NoObjection,

    /// <summary>督导意见书.</summary>
    Opinion,

    /// <summary>纪要.</summary>
    Minutes,
}

/// <summary>What is true of a kind of document whatever it says.</summary>
public static class DocumentKinds
{
    /// <summary>Its name as the office says it.</summary>
    public static string Name(this DocumentKind kind) => kind switch
    {
        DocumentKind.InspectionPlan => "实施方案",
        DocumentKind.Notice => "督导评估通知",
        DocumentKind.SelfEvaluationReport => "自评报告",
        DocumentKind.Report => "督导评估报告",
        DocumentKind.PreliminaryOpinion => "初步督导意见",
        DocumentKind.ReplyPaper => "申辩书",
        DocumentKind.NoObjection => "无异议书",
        DocumentKind.Opinion => "督导意见书",
        DocumentKind.Minutes => "纪要",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The form it is laid out in.</summary>
    public static DocumentForm Form(this DocumentKind kind) => kind switch
    {
        DocumentKind.InspectionPlan or DocumentKind.Notice or DocumentKind.Opinion => DocumentForm.Document,
        DocumentKind.Report => DocumentForm.Upward,
        DocumentKind.Minutes => DocumentForm.Minutes,
        _ => DocumentForm.Plain,
    };

    /// <summary>Whether the register gives it a number.</summary>
    public static bool IsNumbered(this DocumentKind kind) => kind.Form() != DocumentForm.Plain;
}
