namespace Dudao.Core.Documents;

/// <summary>How wide a text is in the fixed pitch of document fonts: an ideograph and full-width punctuation take 1, Latin and figures a half.</summary>
public static class TextWidth
{
    /// <summary>The width in ems of the text's own size.</summary>
    public static double Of(string text) => text.Sum(Of);

    /// <summary>The width of one character in ems.</summary>
    public static double Of(char c) => c is < '\u2000' and not ('×' or '÷' or '·' or '±' or '°') ? 0.5 : 1;
}
