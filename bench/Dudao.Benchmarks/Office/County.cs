using Dudao.Core.Organisations;
using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Demonstration;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Benchmarks.Office;

/// <summary>
/// The demonstration county grown to 400 schools with ten years behind it: every second school inspected each year, each inspection with its
/// self-evaluation, two marks a leaf, agreed marks, acts and their record. The week of the bench is <see cref="Week"/>.
/// </summary>
internal sealed class County(DudaoDbContext db)
{
    public const int Schools = 400;
    public const int Years = 10;
    private const int SubjectsABatch = 4;
    private const int FirstSerial = 10_000;
    private readonly Random _random = new(20261021);

    public static Guid Office { get; } = DemonstrationId.Of(DemonstrationTree.Office);

    public static Guid FrameworkVersion { get; } = DemonstrationId.Of("october/framework");

    public static Guid SchoolOf(int number) => DemonstrationId.Of($"bench/school/{number}");

    /// <summary>How many rows were written.</summary>
    public int Rows { get; private set; }

    public async Task FillAsync()
    {
        await WriteAsync(await SchoolRowsAsync());
        var inspectors = await db.People.Where(p => p.InspectorKind != "").Select(p => new { p.Id, p.Name }).ToListAsync();
        var batches = Enumerable.Range(0, Years).SelectMany(year => Enumerable.Range(0, Schools / 2 / SubjectsABatch).Select(n => (Year: 2016 + year, Number: n))).ToList();
        var past = batches.Select(b => new PastBatch(b.Year, b.Number, _random, [.. inspectors.Select(i => (i.Id, i.Name))])).ToList();
        await WriteAsync(past.Select(p => p.Inspection));
        await WriteAsync(past.Select(p => p.Group));
        await WriteAsync(past.SelectMany(p => p.Team));
        await WriteAsync(past.SelectMany(p => p.Assignments));
        await WriteAsync(past.SelectMany(p => p.Subjects));
        await WriteAsync(past.SelectMany(p => p.SelfEntries()));
        await WriteAsync(past.SelectMany(p => p.Sheets()));
        await WriteAsync(past.SelectMany(p => p.Marks()));
        await WriteAsync(past.SelectMany(p => p.Settlements()));
        await WriteAsync(past.SelectMany(p => p.Acts()));
        var sequence = (await db.Set<AuditHead>().AsNoTracking().SingleAsync()).Sequence;
        await WriteAsync(past.SelectMany(p => p.Events()).Select(e =>
        {
            e.Sequence = ++sequence;
            return e;
        }));
        await db.Set<AuditHead>().ExecuteUpdateAsync(h => h.SetProperty(x => x.Sequence, sequence));
    }

    private async Task<IReadOnlyList<Organisation>> SchoolRowsAsync()
    {
        var townships = await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.Township).OrderBy(o => o.Serial).ToListAsync();
        var standing = await db.Organisations.CountAsync(o => o.Kind == OrganisationKind.School);
        return
        [
            .. Enumerable.Range(0, Schools - standing).Select(n =>
            {
                var township = townships[n % townships.Count];
                var name = $"{township.Name}第{n + 1}小学";
                return new Organisation
                {
                    Id = SchoolOf(n),
                    Serial = FirstSerial + n,
                    ParentId = township.Id,
                    Path = $"{township.Path}{FirstSerial + n}/",
                    Kind = OrganisationKind.School,
                    Name = name,
                    SearchKeys = Pinyin.Keys(name).ToString(),
                    Code = $"21990{n + 10_000:00000}",
                    SchoolType = "小学",
                    Canteen = true,
                    Classes = 12,
                    PrimaryPupils = 300 + (n % 400),
                    OpenedOn = new DateOnly(1998, 9, 1),
                };
            }),
        ];
    }

    private async Task WriteAsync<T>(IEnumerable<T> rows)
        where T : class
    {
        var list = rows.ToList();
        await BulkRows.WriteAsync(db, list);
        Rows += list.Count;
    }
}
