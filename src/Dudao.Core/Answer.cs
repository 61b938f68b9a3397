namespace Dudao.Core;

/// <summary>What a person is told when a rule does not let something happen: what is wrong, which rule says so, and what to do.</summary>
/// <param name="Message">One or two sentences in Chinese that say what is wrong and what to do.</param>
/// <param name="Article">The rule's source as an office cites it, such as 教育督导条例第十六条; empty when no law stands behind it.</param>
/// <param name="Field">The field or row that it concerns, by the name on screen; empty when it concerns the whole.</param>
public sealed record Refusal(string Message, string Article = "", string Field = "")
{
    /// <summary>The message with its source in full-width brackets.</summary>
    public override string ToString() => Article.Length == 0 ? Message : $"{Message}（{Article}）";
}
