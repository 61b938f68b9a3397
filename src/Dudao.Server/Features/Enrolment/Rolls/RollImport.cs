using System.Threading.Channels;
using Dudao.Core.Enrolment.Rolls;
using Dudao.Server.Features.Enrolment.Reading;
using Dudao.Server.Features.Enrolment.Writing;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>What an import was asked to do.</summary>
/// <param name="Path">The file.</param>
/// <param name="Term">The term whose snapshot it is.</param>
/// <param name="BadRows">Where rows that are refused are written; null: one of them refuses the file.</param>
internal sealed record RollRequest(string Path, Term Term, string? BadRows)
{
    /// <summary>Told what is going on and how far.</summary>
    public Action<string, double> Progress { get; init; } = (_, _) => { };
}

/// <summary>What reading found.</summary>
internal sealed record RollFindings(int Rows, int Refused, List<Finding> Findings, List<HeadingRead> Headings)
{
    /// <summary>Whether the file as such cannot be taken, not even its good rows.</summary>
    public bool IsRefusedWhole { get; init; }
}

/// <summary>
/// The pipeline of an import: one thread cuts the file into chunks, others read, check and seal them, one writes them in their order. The queues are
/// short, so that memory does not grow with the file.
/// </summary>
internal sealed class RollImport
{
    private const int MostLines = 100;
    private readonly RollRequest _request;
    private readonly int[] _counts = new int[RollRules.Count];
    private readonly List<int>[] _lines = [.. Enumerable.Range(0, RollRules.Count).Select(_ => new List<int>())];
    private readonly string?[] _examples = new string?[RollRules.Count];
    private readonly Dictionary<long, string> _schools = [];
    private int _rows;
    private int _refused;

    private RollImport(RollRequest request) => _request = request;

    /// <summary>Reads and checks a file, and writes its rows to a store.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="store">Where rows go; null for a rehearsal.</param>
    /// <param name="keys">The match key and the roll's sealing key.</param>
    /// <param name="roll">The roll's id.</param>
    /// <param name="knownSchools">The codes of the office's schools; null where they are not known.</param>
    /// <param name="cancellation">Stops between chunks.</param>
    public static async Task<RollFindings> RunAsync(
        RollRequest request, RollStore? store, (byte[] Match, byte[] Seal) keys, Guid roll, IReadOnlySet<long>? knownSchools, CancellationToken cancellation)
    {
        var import = new RollImport(request);
        using var file = RollFile.Open(request.Path, "学籍");
        if (!file.Has(RollColumn.IdNumber) && !file.Has(RollColumn.StudentNumber) && !file.Has(RollColumn.Birth))
        {
            import.Note(RollRule.IdentityColumns, 1);
            return import.Findings(file, refused: true);
        }

        using var rows = file.OpenRows();
        var plan = new RollPlan(file, rows.Separator, rows.IsWorkbook, request.Term, knownSchools, request.BadRows is not null);
        using var bad = request.BadRows is null ? null : new CsvOutput(request.BadRows);
        bad?.Row([.. file.Headings, "行号", "原因"]);
        var doubles = store is null ? new DoubleSearch() : null;
        await import.PumpAsync(rows, plan, keys, roll, store, bad, doubles, cancellation);
        if (import._rows == 0)
        {
            throw new SpreadsheetException($"{file.Name} 只有表头，没有学生。请检查是否选错了文件。");
        }

        bad?.Complete();
        if (import._refused == 0 || request.BadRows is not null)
        {
            request.Progress("建索引", 0.85);
            if (store is not null)
            {
                await store.FinishAsync(import._schools, cancellation);
            }

            var (count, lines) = store is not null ? await store.DoublesAsync(cancellation) : doubles!.Find();
            import._counts[(int)RollRule.SecondEntry] = count;
            import._lines[(int)RollRule.SecondEntry].AddRange(lines);
        }

        return import.Findings(file, refused: false);
    }

    private async Task PumpAsync(
        RowFile file, RollPlan plan, (byte[] Match, byte[] Seal) keys, Guid roll, RollStore? store, CsvOutput? bad, DoubleSearch? doubles, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Math.Clamp(Environment.ProcessorCount, 1, 4);
        var chunks = Channel.CreateBounded<(RowChunk Chunk, TaskCompletionSource<PreparedRows> Done)>(workers);
        var ordered = Channel.CreateBounded<Task<PreparedRows>>(workers + 1);
        var cutting = Task.Run(() => CutAsync(file, chunks.Writer, ordered.Writer, stop.Token), stop.Token);
        var working = Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(plan, keys, roll, chunks.Reader, stop.Token), stop.Token)).ToArray();
        try
        {
            await foreach (var next in ordered.Reader.ReadAllAsync(stop.Token))
            {
                var prepared = await next.WaitAsync(stop.Token);
                await TakeAsync(prepared, store, bad, doubles, stop.Token);
                prepared.Return();
                _request.Progress("读取、检查、加密", 0.85 * file.Progress);
            }

            await cutting;
            await Task.WhenAll(working);
        }
        catch
        {
            await stop.CancelAsync();
            await Task.WhenAny(Task.WhenAll([cutting, .. working]));
            throw;
        }
    }

    private static async Task CutAsync(
        RowFile file, ChannelWriter<(RowChunk Chunk, TaskCompletionSource<PreparedRows> Done)> chunks, ChannelWriter<Task<PreparedRows>> ordered, CancellationToken cancellation)
    {
        try
        {
            while (file.Next() is { } chunk)
            {
                var done = new TaskCompletionSource<PreparedRows>(TaskCreationOptions.RunContinuationsAsynchronously);
                await ordered.WriteAsync(done.Task, cancellation);
                await chunks.WriteAsync((chunk, done), cancellation);
            }

            ordered.Complete();
        }
        catch (Exception exception)
        {
            ordered.Complete(exception);
        }
        finally
        {
            chunks.Complete();
        }
    }

    private static async Task WorkAsync(
        RollPlan plan, (byte[] Match, byte[] Seal) keys, Guid roll, ChannelReader<(RowChunk Chunk, TaskCompletionSource<PreparedRows> Done)> chunks,
        CancellationToken cancellation)
    {
        using var preparing = new RowPreparing(plan, keys.Match, keys.Seal, roll);
        await foreach (var (chunk, done) in chunks.ReadAllAsync(cancellation))
        {
            try
            {
                done.SetResult(preparing.Prepare(chunk));
            }
            catch (Exception exception)
            {
                done.SetException(exception);
                return;
            }

            chunk.Return();
        }
    }

    private async Task TakeAsync(PreparedRows prepared, RollStore? store, CsvOutput? bad, DoubleSearch? doubles, CancellationToken cancellation)
    {
        _rows += prepared.Count;
        _refused += prepared.Count - prepared.Rows.Count;
        foreach (var (rule, line) in prepared.Broken)
        {
            Note(rule, line);
        }

        foreach (var (rule, text) in prepared.Examples)
        {
            _examples[(int)rule] ??= text;
        }

        foreach (var row in prepared.Bad)
        {
            bad?.Row([.. row.Cells, row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Reason]);
        }

        doubles?.Add(prepared.Rows);
        // Once a row refuses the file nothing more is written; the rest is still checked, so that all is told at once.
        if (store is not null && (_refused == 0 || bad is not null))
        {
            await store.WriteAsync(prepared, cancellation);
            foreach (var (code, name) in prepared.Schools)
            {
                if (!_schools.TryGetValue(code, out var known) || known.Length == 0)
                {
                    _schools[code] = name;
                }
            }
        }
    }

    private void Note(RollRule rule, int line)
    {
        _counts[(int)rule]++;
        if (_lines[(int)rule].Count < MostLines)
        {
            _lines[(int)rule].Add(line);
        }
    }

    private RollFindings Findings(RollFile file, bool refused)
    {
        var findings = Enum.GetValues<RollRule>().Where(rule => _counts[(int)rule] > 0).Select(rule => new Finding(
            rule.Code(), rule.Severity() == FindingSeverity.Error ? "error" : "warning", _counts[(int)rule], _lines[(int)rule], rule.Sentence(), _examples[(int)rule])).ToList();
        var headings = file.Headings.Where(heading => heading.Length > 0)
            .Select(heading => new HeadingRead(heading, RollColumns.Find(heading)?.Name() ?? "")).ToList();
        return new RollFindings(_rows, refused ? Math.Max(1, _rows) : _refused, findings, headings) { IsRefusedWhole = refused };
    }

    /// <summary>Finds doubles of a rehearsal, which has no store: twelve bytes a row and number.</summary>
    private sealed class DoubleSearch
    {
        private readonly List<(long Key, int Line)> _students = [];
        private readonly List<(long Key, int Line)> _ids = [];

        public void Add(List<PreparedRow> rows)
        {
            foreach (var row in rows)
            {
                _students.Add((row.Student, row.Line));
                _ids.Add((row.Id, row.Line));
            }
        }

        public (int Count, List<int> Lines) Find()
        {
            var lines = new SortedSet<int>();
            foreach (var list in (List<(long Key, int Line)>[])[_students, _ids])
            {
                list.Sort();
                for (var i = 1; i < list.Count; i++)
                {
                    if (list[i].Key != 0 && list[i].Key == list[i - 1].Key)
                    {
                        lines.Add(list[i - 1].Line);
                        lines.Add(list[i].Line);
                    }
                }
            }

            return (lines.Count, [.. lines.Take(MostLines)]);
        }
    }
}
