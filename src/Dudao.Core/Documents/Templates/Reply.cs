using System.Globalization;

namespace Dudao.Core.Documents.Templates;

/// <summary>What a subject's reply (申辩书) says.</summary>
/// <param name="Head">The school and its head.</param>
/// <param name="Office">The office.</param>
/// <param name="Inspection">The inspection.</param>
/// <param name="Received">The day on which the preliminary opinion was received.</param>
/// <param name="Points">What is contested, point by point.</param>
/// <param name="Date">The day of the reply; null until it is handed in.</param>
public sealed record ReplyPaperFacts(
    SubjectHead Head,
    string Office,
    InspectionFacts Inspection,
    DateOnly Received,
    IReadOnlyList<ReplyPoint> Points,
    DateOnly? Date);

/// <summary>A point of a reply.</summary>
/// <param name="Heading">What is contested, in a clause.</param>
/// <param name="Contested">The words of the preliminary opinion.</param>
/// <param name="Reason">Facts and reasons.</param>
/// <param name="Evidence">What is attached, each by its name; empty for none.</param>
public sealed record ReplyPoint(string Heading, string Contested, string Reason, IReadOnlyList<string> Evidence);

/// <summary>What a statement without objection (无异议书) says.</summary>
/// <param name="Head">The school and its head.</param>
/// <param name="Office">The office.</param>
/// <param name="Inspection">The inspection.</param>
/// <param name="Received">The day on which the preliminary opinion was received.</param>
/// <param name="Date">The day of the statement; null until it is handed in.</param>
public sealed record NoObjectionFacts(SubjectHead Head, string Office, InspectionFacts Inspection, DateOnly Received, DateOnly? Date);

public static partial class DocumentTemplates
{
    /// <summary>The reply, point by point.</summary>
    public static OfficialDocument ReplyPaper(ReplyPaperFacts facts)
    {
        var we = facts.Inspection.WeOf(facts.Head.Subject);
        var blocks = new List<Block>
        {
            Paragraph.Of(
                $"{we}于{ChineseWords.Day(facts.Received)}收到《关于对{facts.Head.Subject}{facts.Inspection.KindName}的初步督导意见》。经认真研究，{we}对其中{facts.Points.Count.ToString(CultureInfo.InvariantCulture)}项意见有异议，现提出申辩，请予审核。"),
        };
        foreach (var point in facts.Points)
        {
            blocks.Add(new Heading(1, point.Heading));
            blocks.Add(new Heading(2, "申辩事项。", $"初步督导意见认为：“{point.Contested.TrimEnd('。')}”。"));
            blocks.Add(new Heading(2, "事实和理由。", point.Reason));
            if (point.Evidence.Count > 0)
            {
                blocks.Add(new Heading(2, "证据材料。", string.Join('；', point.Evidence) + "。"));
            }
        }

        blocks.Add(Paragraph.Of($"{we}对所述事实和所附证据的真实性负责。其余意见{we}无异议，将认真整改。"));
        return new OfficialDocument
        {
            Kind = DocumentKind.ReplyPaper,
            Form = DocumentForm.Plain,
            Title = DocumentTitle.Of(facts.Head.Subject, "关于", facts.Inspection.KindName, "初步督导意见", "的申辩书"),
            Addressee = facts.Office,
            Blocks = blocks,
            Attachments = [.. facts.Points.SelectMany(p => p.Evidence).Distinct().Select(e => new Attachment(e, []))],
            Signature = facts.Head.Signs(facts.Date),
        };
    }

    /// <summary>The statement that there is no objection.</summary>
    public static OfficialDocument NoObjection(NoObjectionFacts facts) => NoObjection(facts, facts.Inspection.WeOf(facts.Head.Subject));

    private static OfficialDocument NoObjection(NoObjectionFacts facts, string we) => new()
    {
        Kind = DocumentKind.NoObjection,
        Form = DocumentForm.Plain,
        Title = DocumentTitle.Of(facts.Head.Subject, "关于", facts.Inspection.KindName, "初步督导意见", "的无异议书"),
        Addressee = facts.Office,
        Blocks =
        [
            Paragraph.Of(
                $"{we}于{ChineseWords.Day(facts.Received)}收到《关于对{facts.Head.Subject}{facts.Inspection.KindName}的初步督导意见》。经{(we switch { "我校" => "校务会议", "我园" => "园务会议", _ => "集体" })}研究，{we}认为该意见所述事实清楚、评价客观，对全部内容无异议，不再提出申辩。"),
            Paragraph.Of($"对督导组指出的问题，{we}将立行立改，能够当场整改的已着手整改，其余问题待督导意见书印发后按期完成整改并书面报告。"),
            Paragraph.Of("特此说明。"),
        ],
        Signature = facts.Head.Signs(facts.Date),
    };
}
