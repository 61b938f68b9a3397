using System.Collections.Immutable;
using System.Globalization;
using Dudao.Core.Balance.Standards;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Balance;

/// <summary>A standard of an office's own: a workbook with the sheets 标准 (key and value) and 指标 (a row an indicator). A wrong one is refused with its cell.</summary>
internal sealed class StandardFile
{
    private static readonly string[] Keys =
        ["name", "version", "judge", "threshold_primary", "threshold_junior", "minima_needed", "rest_share", "smallest_teaching_point"];

    private static readonly string[] Headings =
        ["code", "name", "formula", "per", "unit", "kind", "min_primary", "min_junior", "unit_size", "unit_cost"];

    private readonly List<string> _problems = [];

    /// <summary>The standard of that name, or the one in that file; else every problem of the file.</summary>
    /// <exception cref="ArgumentException">There is neither a standard nor a file of that name.</exception>
    public static (BalanceStandard? Standard, IReadOnlyList<string> Problems) Find(string nameOrFile)
    {
        if (StateStandards.Find(nameOrFile) is { } known)
        {
            return (known, []);
        }

        if (!File.Exists(nameOrFile))
        {
            throw new ArgumentException($"没有“{nameOrFile}”这个标准，也没有这个文件。标准有：{string.Join('、', StateStandards.All.Select(standard => standard.Name))}。");
        }

        using var file = SpreadsheetFile.Open(nameOrFile);
        return new StandardFile().Read(file);
    }

    private (BalanceStandard? Standard, IReadOnlyList<string> Problems) Read(SpreadsheetFile file)
    {
        var about = file.Sheets.FirstOrDefault(sheet => sheet.Name == "标准");
        var table = file.Sheets.FirstOrDefault(sheet => sheet.Name == "指标");
        if (about is null || table is null)
        {
            return (null, ["标准文件要有“标准”和“指标”两张工作表。"]);
        }

        var values = new Dictionary<string, (int Row, string Text)>();
        foreach (var row in about.Rows())
        {
            var key = row[0].Trim();
            if (key.Length > 0 && !Keys.Contains(key))
            {
                _problems.Add($"“标准”表 A{row.Number}：没有“{key}”这一项，应是 {string.Join('、', Keys)}。");
            }
            else if (key.Length > 0 && !values.TryAdd(key, (row.Number, row[1].Trim())))
            {
                _problems.Add($"“标准”表 A{row.Number}：“{key}”写了两次。");
            }
        }

        var judge = Text("judge") switch { "each" => Judging.Each, "composite" => Judging.Composite, _ => Wrong("judge", "应是 each（逐项）或 composite（综合）", Judging.Each) };
        var (primary, junior) = (Figure("threshold_primary", 0.0001, 100), Figure("threshold_junior", 0.0001, 100));
        var (needed, rest, smallest) = (Figure("minima_needed", 0, 1000, 0), Figure("rest_share", 0, 1, 0), Figure("smallest_teaching_point", 0, 100_000, 0));
        var (name, version) = (Text("name"), Text("version"));
        if (name.Length == 0)
        {
            _ = Wrong("name", "标准要有名称", 0);
        }

        var indicators = Indicators(table);
        return _problems.Count > 0
            ? (null, _problems)
            : (new BalanceStandard(name, name, version, "", judge, primary, junior, (int)needed, rest, (int)smallest, indicators), []);

        string Text(string key) => values.TryGetValue(key, out var value) ? value.Text : "";

        T Wrong<T>(string key, string reason, T instead)
        {
            _problems.Add(values.TryGetValue(key, out var value) ? $"“标准”表 B{value.Row}（{key}）：“{value.Text}”不对，{reason}。" : $"“标准”表没有 {key} 这一行，{reason}。");
            return instead;
        }

        double Figure(string key, double least, double most, double? usual = null) =>
            Text(key).Length == 0 && usual is { } instead ? instead
            : SchoolFile.Number(Text(key)) is { } number && number >= least && number <= most ? number
            : Wrong(key, string.Create(CultureInfo.InvariantCulture, $"应是 {least} 到 {most} 的数"), 1.0);
    }

    private ImmutableArray<BalanceIndicator> Indicators(Sheet table)
    {
        var rows = table.Rows().ToList();
        if (rows.Count < 2)
        {
            _problems.Add($"“指标”表要有表头（{string.Join('、', Headings)}）和至少一个指标。");
            return [];
        }

        var columns = rows[0].Cells.Select(cell => cell.Trim()).ToList();
        foreach (var (heading, at) in columns.Select((heading, at) => (heading, at)).Where(column => column.heading.Length > 0 && !Headings.Contains(column.heading)))
        {
            _problems.Add($"“指标”表 {Cell(at, rows[0].Number)}：没有“{heading}”这一列，应是 {string.Join('、', Headings)}。");
        }

        foreach (var heading in Headings.Where(heading => heading is "code" or "name" or "formula" or "kind" && !columns.Contains(heading)))
        {
            _problems.Add($"“指标”表没有 {heading} 这一列。");
        }

        if (_problems.Count > 0)
        {
            return [];
        }

        var indicators = ImmutableArray.CreateBuilder<BalanceIndicator>();
        foreach (var row in rows.Skip(1))
        {
            var code = Text(row, "code");
            if (code.Length == 0 || indicators.Any(indicator => indicator.Code == code))
            {
                Wrong(row, "code", code.Length == 0 ? "没有代码" : $"“{code}”已有一行");
            }

            var (formula, refusal) = Formula.Read(Text(row, "formula").Length == 0 ? code : string.Join("", Text(row, "formula").Split(' ')));
            if (formula is null)
            {
                Wrong(row, "formula", refusal!.Message);
                continue;
            }

            var kind = Text(row, "kind") switch { "shared" => ResourceKind.Shared, "staff" => ResourceKind.Staff, _ => (ResourceKind?)null };
            if (kind is null)
            {
                Wrong(row, "kind", "应是 shared（各学段共用）或 staff（分学段的教师）");
            }

            indicators.Add(new BalanceIndicator(
                code, Text(row, "name"), formula, Positive(row, "per") ?? 1, Text(row, "unit"), kind ?? ResourceKind.Shared,
                Positive(row, "min_primary"), Positive(row, "min_junior"), Positive(row, "unit_size") ?? 1, (decimal?)Positive(row, "unit_cost")));
        }

        return indicators.ToImmutable();

        string Text(SheetRow row, string column) => columns.IndexOf(column) is var at and >= 0 ? row[at].Trim() : "";

        void Wrong(SheetRow row, string column, string reason) => _problems.Add($"“指标”表 {Cell(columns.IndexOf(column), row.Number)}（{column}）：{reason}");

        double? Positive(SheetRow row, string column)
        {
            var text = Text(row, column);
            if (text.Length == 0)
            {
                return null;
            }

            if (SchoolFile.Number(text) is { } number and > 0 and < 1e15)
            {
                return number;
            }

            Wrong(row, column, $"“{text}”应是大于 0 的数，没有的留空");
            return null;
        }
    }

    private static string Cell(int column, int row) => column < 26 ? $"{(char)('A' + column)}{row}" : $"第 {column + 1} 列第 {row} 行";
}
