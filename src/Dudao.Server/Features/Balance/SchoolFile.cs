using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;
using Dudao.Core.Text;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Balance;

/// <summary>A county's school table as a spreadsheet holds it. Only the columns that a standard asks for are read.</summary>
internal static class SchoolFile
{
    /// <summary>The table, or what is wrong with its headings; the cells are judged when the county is read.</summary>
    /// <exception cref="SpreadsheetException">The file cannot be read.</exception>
    public static (SchoolTable? Table, ImmutableArray<TableProblem> Problems) Read(string path, BalanceStandard standard, string? group = null)
    {
        var wanted = standard.Columns().Select(column => column.Column).Append(FigureColumn.Pupils).Append(SubsetRule.Whole)
            .SelectMany(column => Core.Balance.Stages.All.Select(stage => FigureColumn.OfStage(column, stage)).Append(column)).ToHashSet(StringComparer.Ordinal);
        using var file = SpreadsheetFile.Open(path);
        if (SchoolHeadings.Find(file, name => name is FigureColumn.School or FigureColumn.Kind || wanted.Contains(name)) is not { } head)
        {
            return (null, [new TableProblem(0, FigureColumn.School, "表是空的。请写一行表头，下面一行一所学校。")]);
        }

        var (places, problems) = Places(head, wanted, group);
        return problems.Length > 0 ? (null, problems) : (SchoolRows.Table(places, Rows(head, places)), []);
    }

    private static (SchoolPlaces Places, ImmutableArray<TableProblem> Problems) Places(SchoolHeadings head, HashSet<string> wanted, string? group)
    {
        var (school, kind, by) = (-1, -1, -1);
        var figures = new List<(int At, string Name, string Heading)>();
        var problems = ImmutableArray.CreateBuilder<TableProblem>();
        foreach (var (heading, at) in head.Texts.Select((heading, at) => (heading, at)))
        {
            var name = FigureColumn.NameOf(heading);
            by = group is not null && (heading == group || name == group) ? at : by;
            if (name == FigureColumn.School && school < 0)
            {
                school = at;
            }
            else if (name == FigureColumn.Kind && kind < 0)
            {
                kind = at;
            }
            else if (name is FigureColumn.School or FigureColumn.Kind || (wanted.Contains(name) && figures.Exists(figure => figure.Name == name)))
            {
                problems.Add(new TableProblem(head.Row, heading, $"有两列都是“{name}”，不知道用哪一列。请只留一列。"));
            }
            else if (wanted.Contains(name))
            {
                figures.Add((at, name, heading));
            }
        }

        if (group is not null && by < 0)
        {
            throw new ArgumentException($"表里没有“{group}”这一列，不能按它分组。表头是：{string.Join('、', head.Texts.Where(cell => cell.Length > 0))}。");
        }

        if (school < 0)
        {
            problems.Add(new TableProblem(0, FigureColumn.School, "表里没有学校名称这一列（school 或 学校）。"));
        }

        if (kind < 0)
        {
            problems.Add(new TableProblem(0, FigureColumn.Kind, $"表里没有学校类型这一列（stage 或 学校类型）。请填：{SchoolKinds.Expected}。"));
        }

        return (new SchoolPlaces(school, kind, by, figures), problems.ToImmutable());
    }

    private static SchoolRows[] Rows(SchoolHeadings head, SchoolPlaces places)
    {
        if (head.Sheet is TextSheet text)
        {
            return Pieces(text, head.Row, places);
        }

        var all = new SchoolRows(places);
        using var rows = head.Sheet.Read();
        while (rows.Read())
        {
            if (rows.Number > head.Row)
            {
                all.Take(rows);
            }
        }

        return [all];
    }

    /// <summary>A CSV is read in pieces side by side.</summary>
    private static SchoolRows[] Pieces(TextSheet text, int heading, SchoolPlaces places)
    {
        var pieces = new ConcurrentDictionary<long, SchoolRows>();
        using var chunks = text.Chunks();
        try
        {
            Parallel.ForEach(Partitioner.Create(All(chunks), EnumerablePartitionerOptions.NoBuffering), (chunk, _, order) =>
            {
                var piece = pieces[order] = new SchoolRows(places);
                var records = new CsvRecords((byte)text.Format.Separator);
                records.Take(chunk);
                while (records.Read())
                {
                    if (records.Line > heading)
                    {
                        piece.Take(records);
                    }
                }

                chunk.Return();
            });
        }
        catch (AggregateException exception) when (exception.InnerException is SpreadsheetException inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }

        return [.. pieces.OrderBy(piece => piece.Key).Select(piece => piece.Value)];

        static IEnumerable<CsvChunk> All(CsvChunks chunks)
        {
            while (chunks.Next() is { } chunk)
            {
                yield return chunk;
            }
        }
    }

    /// <summary>A number as offices write it, full-width or grouped by thousands too; null where it is none, or not finite.</summary>
    public static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : text.IsEmpty ? null
        : (double?)Typed.Number(text.ToString());
}
