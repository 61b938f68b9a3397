using System.Text.Json.Serialization;

namespace Dudao.Core.Documents;

/// <summary>How far a document has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentState>))]
public enum DocumentState
{
    /// <summary>拟稿: drafted, waits to be checked.</summary>
    Drafted,

    /// <summary>退回: sent back with a remark, waits for its drafter.</summary>
    SentBack,

    /// <summary>已核稿: waits to be signed.</summary>
    Checked,

    /// <summary>已签发: signed, and numbered where its kind has a number.</summary>
    SignedForIssue,

    /// <summary>已印发.</summary>
    Issued,

    /// <summary>已作废: stays in the register.</summary>
    Voided,
}

/// <summary>What is done with a document.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentStep>))]
public enum DocumentStep
{
    /// <summary>拟稿: begun or changed.</summary>
    Draft,

    /// <summary>核稿.</summary>
    Check,

    /// <summary>退回.</summary>
    SendBack,

    /// <summary>签发: with number and date in one transaction where the kind has a number.</summary>
    Sign,

    /// <summary>印发.</summary>
    Issue,

    /// <summary>作废.</summary>
    Void,
}

/// <summary>Which sequence of numbers a kind draws from; an office sets the 机关代字 of each.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegisterKind>))]
public enum RegisterKind
{
    /// <summary>No number.</summary>
    None,

    /// <summary>The office's own: 云政教督.</summary>
    Office,

    /// <summary>Joint issue: 云政教督联.</summary>
    Joint,

    /// <summary>督导意见书: 云政教督意.</summary>
    Opinion,

    /// <summary>整改通知书: 云政教督改.</summary>
    Rectification,

    /// <summary>纪要: its own count.</summary>
    Minutes,
}

/// <summary>The words for states and steps.</summary>
public static class DocumentStates
{
    /// <summary>The state's name.</summary>
    public static string Name(this DocumentState state) => state switch
    {
        DocumentState.Drafted => "拟稿",
        DocumentState.SentBack => "退回",
        DocumentState.Checked => "已核稿",
        DocumentState.SignedForIssue => "已签发",
        DocumentState.Issued => "已印发",
        DocumentState.Voided => "已作废",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The step's name, as a button says it.</summary>
    public static string Name(this DocumentStep step) => step switch
    {
        DocumentStep.Draft => "拟稿",
        DocumentStep.Check => "核稿",
        DocumentStep.SendBack => "退回",
        DocumentStep.Sign => "签发",
        DocumentStep.Issue => "印发",
        DocumentStep.Void => "作废",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
