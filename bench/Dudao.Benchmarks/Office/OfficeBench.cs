using System.Diagnostics;
using System.Globalization;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Benchmarks.Office;

/// <summary>
/// <c>office [--database CONNECTION] [--seconds N]</c>: the real application over ten years of a county of 400 schools: what its pages do beside a plain query,
/// and how long fifty people at work wait.
/// </summary>
internal static class OfficeBench
{
    private const string Plain = "/bench/plain";

    public static async Task RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("dudao-bench-").FullName;
        var app = Application.Build(new ServeOptions(new DataPlace(folder, Option(args, "--database")), "http://127.0.0.1:0", IsDemonstration: true));
        app.MapGet(Plain, async (DudaoDbContext db, CancellationToken cancellation) =>
            Results.Text((await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == County.Office, cancellation)).Name)).Need(Right.SignedIn);
        await Application.PrepareAsync(app.Services, CancellationToken.None);
        await DemonstrationScript.EnsureAsync(app.Services, CancellationToken.None);
        await FillAsync(app.Services);
        await app.StartAsync();
        var address = new Uri(app.Urls.First());

        await PageRates.MeasureAsync(address,
            [
                ("desk of staff", "shenqiuhe", "/"),
                ("desk of an inspector", Week.UserName(0, 0), "/"),
                ("an inspection's page", "shenqiuhe", $"/subjects/{Week.OnSite(0)}"),
                ("deliberation", Week.UserName(0, 0), $"/subjects/{Week.Deliberating}/deliberation"),
            ],
            Plain);
        await new PeopleAtWork(address, TimeSpan.FromSeconds(int.Parse(Option(args, "--seconds") ?? "120", CultureInfo.InvariantCulture))).MeasureAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task FillAsync(IServiceProvider services)
    {
        var clock = Stopwatch.StartNew();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DudaoDbContext>();
        var county = new County(db);
        await county.FillAsync();
        await new Week(db).FillAsync();
        if (db is PostgresDudaoDbContext)
        {
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        }

        Console.WriteLine($"{county.Rows} rows of ten years in {clock.Elapsed.TotalSeconds:0} s");
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 ? args[at + 1] : null;
}
