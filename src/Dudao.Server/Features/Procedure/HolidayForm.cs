using System.Globalization;
using Dudao.Core;
using Dudao.Core.Procedure;

namespace Dudao.Server.Features.Procedure;

/// <summary>A year's days off as typed from the State Council's notice.</summary>
public sealed class HolidayForm
{
    private static readonly string[] Names = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];

    public string? Source { get; set; }

    public List<HolidayRow> Off { get; set; } = [];

    /// <summary>Days parted by blanks or commas: 2-14、2-28.</summary>
    public string? Worked { get; set; }

    public static HolidayForm Of(int year, HolidayYear? known) => new()
    {
        Source = known?.Source ?? $"国务院办公厅关于{year}年部分节假日安排的通知",
        Off =
        [
            .. (known?.Off.Select(h => new HolidayRow { Name = h.Name, From = Text(h.From), To = Text(h.To) }) ?? Names.Select(n => new HolidayRow { Name = n })),
            new HolidayRow(),
        ],
        Worked = known is null ? "" : string.Join('、', known.Worked.Select(d => $"{d.Month}月{d.Day}日")),
    };

    public HolidayYear Read(int year, List<Refusal> refusals)
    {
        var off = new List<Holiday>();
        foreach (var row in Off.Where(r => !string.IsNullOrWhiteSpace(r.From) || !string.IsNullOrWhiteSpace(r.To)))
        {
            var name = string.IsNullOrWhiteSpace(row.Name) ? "放假" : row.Name.Trim();
            if (Day(row.From) is { } from && (string.IsNullOrWhiteSpace(row.To) ? from : Day(row.To)) is { } to)
            {
                off.Add(new Holiday(name, from, to));
            }
            else
            {
                refusals.Add(new Refusal($"“{name}”的日期不完整，请填从哪天到哪天。", Field: name));
            }
        }

        if (off.Count == 0 && refusals.Count == 0)
        {
            refusals.Add(new Refusal($"还没有填{year}年的放假日期。", Field: "放假"));
        }

        var worked = new List<DateOnly>();
        foreach (var word in (Worked ?? "").Split(['、', '，', ',', ' ', '\n', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (DateOnly.TryParseExact($"{year}年{word.Replace('-', '月').Replace('.', '月').TrimEnd('日')}日", "yyyy年M月d日", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                worked.Add(day);
            }
            else
            {
                refusals.Add(new Refusal($"“{word}”不是日期。请写成2月14日，几天用顿号隔开。", Field: "调休上班日"));
            }
        }

        return new HolidayYear(year, (Source ?? "").Trim(), [.. off], [.. worked]);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

public sealed class HolidayRow
{
    public string? Name { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }
}
