using System.Text.RegularExpressions;
using Dudao.Core;
using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>A place that signing fills, and the ways to find it: its bookmark, its content control, else its blank form in the text.</summary>
/// <param name="Name">Name of bookmark and content control.</param>
/// <param name="Blank">Its blank form in the text; what is in the group “at” is replaced.</param>
/// <param name="Holds">What the place itself may hold before: a number, a day, a name; anything else is a person's text and is not overwritten.</param>
/// <param name="Advice">Where to put it, if it is not found.</param>
internal sealed partial record StampPlace(string Name, Regex Blank, Regex Holds, string Advice)
{
    /// <summary>How the refusal of a place that is not there begins.</summary>
    public const string Missing = "文件里找不到";

    public static readonly StampPlace Date = new(
        Stamps.Date, BlankDate(), AnyDate(), "请在正文末尾发文机关名称的下一行写上“年  月  日”（数字留空），或者在那里插入名为“成文日期”的书签");

    public static readonly StampPlace Signer = new(
        Stamps.Signer, BlankSigner(), AnyName(), "请在红线之上、发文字号的同一行右侧写上“签发人：”（姓名留空），或者在那里插入名为“签发人”的书签");

    public static readonly StampPlace PrintingDate = new(Stamps.PrintingDate, BlankPrintingDate(), AnyDate(), "请在版记末行写上“年  月  日印发”（数字留空）");

    public static StampPlace Number(DocumentNumber number) => new(
        Stamps.Number,
        new Regex($@"(?<at>(?:{Regex.Escape(number.Code)})?\s*[〔\[（(【﹝]\s*{number.Year}\s*[〕\]）)】﹞]\s*号)"),
        AnyNumber(),
        $"请在红线之上写上“{number with { Sequence = null }}”（序号留空），或者在那里插入名为“发文字号”的书签");

    /// <summary>Puts the text into the place, wherever it occurs.</summary>
    /// <returns>Null when it was done; else what is wrong, and nothing was changed.</returns>
    public Refusal? Fill(IReadOnlyList<OpenXmlElement> roots, string text)
    {
        var ranges = roots.SelectMany(r => TextRange.Bookmarked(r, Name)).ToList();
        if (ranges.Count == 0)
        {
            ranges = [.. roots.SelectMany(r => TextRange.Controlled(r, Name))];
        }

        if (ranges.Count == 0)
        {
            return FillBlank(roots, text);
        }

        if (ranges.Find(r => !Holds.IsMatch(r.Text)) is { } taken)
        {
            return new Refusal($"书签“{Name}”里写的是“{Short(taken.Text)}”，不是{Name}。请把书签里的文字改回空白的{Name}，或者删去这个书签。{Advice}", Field: Name);
        }

        ranges.ForEach(r => r.Replace(text));
        return null;
    }

    private Refusal? FillBlank(IReadOnlyList<OpenXmlElement> roots, string text)
    {
        // The signature's day is the first blank one that stands alone: forms among the attachments come after it.
        var found = roots.SelectMany(r => r.Descendants<Paragraph>()).Select(p => TextRange.Of(p)).Select(r => (Range: r, Match: Blank.Match(r.Text))).Where(f => f.Match.Success).ToList();
        if (found.Count == 0)
        {
            return new Refusal($"{Missing}{Name}的位置。{Advice}，保存后重新上传", Field: Name);
        }

        if (found.Count > 1 && Name == Stamps.Number)
        {
            return new Refusal($"文件里有{found.Count}处空白的发文字号，不知道填哪一处。请只留下红线之上的一处，其余的写全或删去", Field: Name);
        }

        var (range, match) = found[0];
        range.Part(match.Groups["at"].Index, match.Groups["at"].Length).Replace(text);
        return null;
    }

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";

    [GeneratedRegex(@"^[^〔\[（(【﹝]{0,16}[〔\[（(【﹝]\s*\d{4}\s*[〕\]）)】﹞]\s*\d*\s*号?\s*$|^\s*$")]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"^\s*(?<at>(?:\d{4})?\s*年\s*月\s*日)\s*$")]
    private static partial Regex BlankDate();

    [GeneratedRegex(@"(?<at>(?:\d{4})?\s*年\s*月\s*日)\s*印发")]
    private static partial Regex BlankPrintingDate();

    [GeneratedRegex(@"^\s*(?:\d{4})?\s*年\s*\d{0,2}\s*月\s*\d{0,2}\s*日\s*$|^\s*$")]
    private static partial Regex AnyDate();

    [GeneratedRegex(@"签发人[：:](?<at>[ \u3000]*)(?:$|\t|\n)")]
    private static partial Regex BlankSigner();

    [GeneratedRegex(@"^[ \u3000]*[\p{IsCJKUnifiedIdeographs}·、 \u3000]{0,24}$")]
    private static partial Regex AnyName();
}
