using Dudao.Core.Enrolment.Linkage;
using Dudao.Core.Enrolment.Texts;
using Dudao.Server.Features.Enrolment.Reading;

namespace Dudao.Server.Features.Enrolment.Linking;

/// <summary>Two files, or one, read for linking.</summary>
internal sealed record ListPair(LinkData Data, IReadOnlyList<BlockingPass>? Blocking, CodedList A, CodedList? B, int IdColumn)
{
    /// <summary>The text of a row's id.</summary>
    public string Id(bool isA, int row) => A.Pools[IdColumn].Text((isA ? A : B!).Codes(IdColumn)[row]);

    /// <summary>Reads both files at once.</summary>
    /// <exception cref="ArgumentException">A column is missing; the message says which.</exception>
    public static ListPair Read(string pathA, string? pathB, string id, FieldsFile? fields, CancellationToken cancellation)
    {
        var wanted = fields is null ? [id] : fields.Compare.Select(column => column.Name).Append(id).ToHashSet();
        using var fileA = RowFile.Open(pathA, wanted.Contains);
        using var fileB = pathB is null ? null : RowFile.Open(pathB, wanted.Contains);
        var plan = Plan(fileA, fileB, id, fields);
        CodedList? a = null;
        CodedList? b = null;
        if (fileB is null)
        {
            a = CodedList.Read(fileA, Places(fileA, plan, id), Pools(plan), cancellation);
        }
        else
        {
            Both(() => a = CodedList.Read(fileA, Places(fileA, plan, id), Pools(plan), cancellation),
                () => b = CodedList.Read(fileB, Places(fileB, plan, id), Pools(plan), cancellation));
            Share(a!, b!);
        }

        var data = new LinkData(plan.Columns, a!.Pools[..^1], a.Freeze(plan.Columns.Count), b?.Freeze(plan.Columns.Count));
        return new ListPair(data, plan.Blocking, a, b, plan.Columns.Count);
    }

    /// <summary>Two pieces of work at once; what one of them throws comes out as it is.</summary>
    public static void Both(Action one, Action other)
    {
        var second = Task.Run(other);
        try
        {
            one();
        }
        catch
        {
            Task.WaitAny(second);
            throw;
        }

        Task.WaitAny(second);
        if (second.Exception?.InnerException is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Gives both lists one set of pools: the second's texts are added to the first's, its codes changed.</summary>
    public static void Share(CodedList a, CodedList b)
    {
        var pools = b.Pools.Distinct().ToArray();
        Parallel.ForEach(pools, pool =>
        {
            var target = a.Pools[Array.IndexOf(b.Pools, pool)];
            b.Move(pool, target.AddAll(pool));
        });
    }

    private static (IReadOnlyList<LinkColumn> Columns, IReadOnlyList<BlockingPass>? Blocking) Plan(RowFile a, RowFile? b, string id, FieldsFile? fields)
    {
        foreach (var file in b is null ? new[] { a } : [a, b])
        {
            Find(file, id);
            foreach (var column in fields?.Compare ?? [])
            {
                Find(file, column.Name);
            }
        }

        // The id column must not be compared: that would be the answer.
        var columns = fields is { Compare.Count: > 0 } ? fields.Compare.ToList()
            : [.. a.Headings.Cells.Where(heading => heading.Length > 0 && heading != id && (b is null || b.Headings.Cells.Contains(heading)))
                .Distinct().Select(ColumnNames.Guess).Take(20)];
        if (columns.Count == 0)
        {
            throw new ArgumentException("两个文件没有相同的列可以比较。请检查表头，或用 --fields 指明。");
        }

        if (fields is null or { Blocking.Count: 0 })
        {
            return (columns, null);
        }

        var passes = new List<BlockingPass>();
        foreach (var pass in fields.Blocking)
        {
            var pieces = new List<KeyPiece>();
            foreach (var (name, part) in pass)
            {
                Find(a, name);
                if (b is not null)
                {
                    Find(b, name);
                }

                var place = columns.FindIndex(column => column.Name == name);
                if (place < 0)
                {
                    place = columns.Count;
                    columns.Add(new LinkColumn(name, null));
                }

                pieces.Add(new KeyPiece(place, part));
            }

            passes.Add(new BlockingPass(pieces));
        }

        return (columns, passes);
    }

    private static int Find(RowFile file, string name)
    {
        var place = Array.IndexOf(file.Headings.Cells, name);
        return place >= 0 ? place : throw new ArgumentException(
            $"文件 {Path.GetFileName(file.Path)} 没有“{name}”这一列。它的表头是：{string.Join('、', file.Headings.Cells.Where(cell => cell.Length > 0))}。");
    }

    private static (int Column, CompareHow? How, bool AsTyped)[] Places(
        RowFile file, (IReadOnlyList<LinkColumn> Columns, IReadOnlyList<BlockingPass>? Blocking) plan, string id) =>
        [.. plan.Columns.Select(column => (Find(file, column.Name), column.How ?? ColumnNames.Guess(column.Name).How, false)), (Find(file, id), null, true)];

    private static TextPool[] Pools((IReadOnlyList<LinkColumn> Columns, IReadOnlyList<BlockingPass>? Blocking) plan)
    {
        var names = new TextPool();
        return [.. plan.Columns.Select(column => column.How == CompareHow.Name ? names : new TextPool()), new TextPool()];
    }
}
