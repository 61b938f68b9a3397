using System.Text;

namespace Dudao.Core.Text;

/// <summary>Texts as people type them, brought to one form for comparing: full-width and half-width, spaces that nobody sees, variants of a dot.</summary>
public static class Plain
{
    /// <summary>The text without spaces, marks and signs of no width at its ends; what is between stays as it was typed.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>A number or code: half-width letters and digits, no blanks anywhere. Letters keep their case.</summary>
    public static string Code(string text) => Form(text, blanks: false);

    /// <summary>
    /// A name for comparing: half-width, no blanks between Chinese characters, one between words of letters, every middle dot the same (·).
    /// </summary>
    public static string Name(string text)
    {
        var form = Form(text, blanks: true);
        var name = new StringBuilder(form.Length);
        for (var i = 0; i < form.Length; i++)
        {
            var dot = form[i] is '•' or '・' or '‧' or '∙' || (form[i] is '.' && i > 0 && i + 1 < form.Length && !char.IsAscii(form[i - 1]) && !char.IsAscii(form[i + 1]));
            if (dot)
            {
                name.Append('·');
            }
            else if (form[i] != ' ' || (name.Length > 0 && char.IsAsciiLetter(name[^1]) && i + 1 < form.Length && char.IsAsciiLetter(form[i + 1])))
            {
                name.Append(form[i]);
            }
        }

        return name.ToString();
    }

    /// <summary>A heading for comparing: half-width, lower case, without blanks, signs and what stands in brackets: 身份证号（必填）* is 身份证号.</summary>
    public static string Heading(string text)
    {
        var form = Form(text, blanks: false);
        var heading = new StringBuilder(form.Length);
        var depth = 0;
        foreach (var letter in form)
        {
            depth += letter is '(' or '[' or '〔' or '【' or '〈' or '《' ? 1 : 0;
            if (depth == 0 && char.IsLetterOrDigit(letter))
            {
                heading.Append(char.ToLowerInvariant(letter));
            }

            depth -= depth > 0 && letter is ')' or ']' or '〕' or '】' or '〉' or '》' ? 1 : 0;
        }

        return heading.Length > 0 ? heading.ToString() : string.Concat(form.Where(char.IsLetterOrDigit)).ToLowerInvariant();
    }

    /// <summary>Whether a sign is a blank of any width, a line end, or nothing that is seen.</summary>
    public static bool IsBlank(char sign) => char.IsWhiteSpace(sign) || sign is '\uFEFF' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\u00AD' or < ' ' or '\u007F';

    private static string Form(string text, bool blanks)
    {
        var plain = Trim(text);
        if (!IsWellFormed(plain))
        {
            return plain;
        }

        plain = plain.Normalize(NormalizationForm.FormKC);
        if (!plain.Any(IsBlank))
        {
            return plain;
        }

        var form = new StringBuilder(plain.Length);
        foreach (var sign in plain)
        {
            if (!IsBlank(sign))
            {
                form.Append(sign);
            }
            else if (blanks && form.Length > 0 && form[^1] != ' ' && char.IsWhiteSpace(sign))
            {
                form.Append(' ');
            }
        }

        return form.ToString();
    }

    // Half of a pair cannot be normalised.
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
