using System.Globalization;
using Dudao.Core;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Server.Features.Inspections.OnSite.FieldRecords;

/// <summary>A record as it was typed, read and checked.</summary>
/// <param name="OwnerMemberId">Whose record it is, where staff or the recorder type it for a member.</param>
public sealed record FieldRecordDraft(FieldRecordKind Kind, string LeafId, DateOnly Day, string Text, Dictionary<string, string> Details, Guid? OwnerMemberId)
{
    private const int LongestDetail = 500;
    private const int LongestText = 8000;

    public FieldRecordForm Form => FieldRecordForm.Of(Kind);

    public bool IsHearing => Form.IsHearing(Details);

    public int Count => int.TryParse(Details.GetValueOrDefault(Form.CountField, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1;

    /// <summary>Reads the fields of the form: Kind, Leaf, Day, Text, Owner, and the kind's own under KIND.KEY.</summary>
    public static (FieldRecordDraft? Draft, IReadOnlyList<Refusal> Refusals) Read(Func<string, string> typed, DateOnly today)
    {
        if (!Enum.TryParse<FieldRecordKind>(typed("Kind"), out var kind) || !Enum.IsDefined(kind))
        {
            return (null, [new Refusal("请选择记录的类别。", Field: "Kind")]);
        }

        var refusals = new List<Refusal>();
        var form = FieldRecordForm.Of(kind);
        var day = DayOf(typed("Day").Trim(), today, refusals);
        var details = new Dictionary<string, string>();
        foreach (var field in form.Fields)
        {
            var value = Detail(field, typed($"{kind}.{field.Key}"), $"{kind}.{field.Key}", refusals);
            if (value.Length > 0)
            {
                details[field.Key] = value;
            }
        }

        if (kind == FieldRecordKind.Survey && Number(details, "收回份数") > Number(details, "发出份数"))
        {
            refusals.Add(new Refusal("收回份数不能多于发出份数。", Field: "Survey.收回份数"));
        }

        var text = typed("Text").Trim();
        if (text.Length > LongestText)
        {
            refusals.Add(new Refusal($"记录最多{LongestText}字，现在有{text.Length}字。请分成几条。", Field: "Text"));
        }

        if (details.Count == 0 && text.Length == 0)
        {
            refusals.Add(new Refusal("请写明记录的内容。", Field: "Text"));
        }

        return refusals.Count > 0
            ? (null, refusals)
            : (new FieldRecordDraft(kind, typed("Leaf").Trim(), day, text, details, Guid.TryParse(typed("Owner"), out var owner) ? owner : null), []);
    }

    private static DateOnly DayOf(string text, DateOnly today, List<Refusal> refusals)
    {
        if (text.Length == 0)
        {
            return today;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            refusals.Add(new Refusal("日期应写成年-月-日，例如：2026-10-21。", Field: "Day"));
        }
        else if (day > today)
        {
            refusals.Add(new Refusal("日期不能晚于今天。", Field: "Day"));
        }

        return day;
    }

    private static string Detail(DetailField field, string typed, string name, List<Refusal> refusals)
    {
        var value = typed.Trim();
        if (field.Options.Count > 0)
        {
            // Boxes of one name come joined by commas.
            value = string.Join('、', value.Split([',', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(field.Options.Contains));
        }
        else if (field.IsNumber || field.IsFigure)
        {
            if (!TypedNumber.TryRead(value, out var number, out var problem, field.IsNumber ? 0 : 4) || number is < 0 or > 1_000_000_000)
            {
                refusals.Add(new Refusal($"{field.Key}：{problem ?? "应在 0 到 10 亿之间"}。", Field: name));
                return "";
            }

            value = number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
        }

        if (value.Length == 0 && field.IsRequired)
        {
            refusals.Add(new Refusal(field.Options.Count > 0 ? $"请选择{field.Key}。" : $"请填{field.Key}。", Field: name));
        }
        else if (value.Length > LongestDetail)
        {
            refusals.Add(new Refusal($"{field.Key}最多{LongestDetail}字。", Field: name));
        }

        return value;
    }

    private static int Number(Dictionary<string, string> details, string key) => int.TryParse(details.GetValueOrDefault(key, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
