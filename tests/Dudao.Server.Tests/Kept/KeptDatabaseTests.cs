using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using Dudao.Server.Data;
using Dudao.Server.Features.Audit;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Kept;

/// <summary>
/// The demonstration as each landed issue left it, kept by tools/keep-demonstration.sh: today's program migrates it, opens what is in it,
/// and finds its chain of acts whole.
/// </summary>
public class KeptDatabaseTests
{
    public static TheoryData<string, Database> All => new(
        from file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Kept"), "*.tar.gz").Select(f => Path.GetFileName(f)).Order()
        select (file, file.EndsWith(".postgres.tar.gz", StringComparison.Ordinal) ? Database.Postgres : Database.Sqlite));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task 旧库升级后_四所学校打得开_操作记录完整(string file, Database database)
    {
        var folder = Directory.CreateTempSubdirectory("dudao-kept-").FullName;
        await using (var packed = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Kept", file)), CompressionMode.Decompress))
        {
            await TarFile.ExtractToDirectoryAsync(packed, folder, overwriteFiles: true, Cancellation);
        }

        await using var office = await TestOffice.StartOnAsync(folder, database == Database.Postgres ? await RestoreAsync(Path.Combine(folder, "dudao.sql")) : null);
        office.Clock.RunFrom(DemonstrationClock.Beginning);
        var subjects = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Subject>().Select(x => x.Id).ToListAsync(Cancellation));
        var staff = await office.SignInAsync("shenqiuhe", DemonstrationAccounts.Password);

        Assert.True(subjects.Count >= 22, $"{subjects.Count} subjects");
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/")).StatusCode);
        foreach (var subject in subjects)
        {
            var page = await staff.GetAsync(InspectionLinks.Subject(subject));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        Assert.Contains("白石小学", await staff.GetTextAsync(InspectionLinks.List), StringComparison.Ordinal);
        Assert.Contains("云政教督〔2026〕19号", WebUtility.HtmlDecode(await staff.GetTextAsync("/documents/register?q=2026")), StringComparison.Ordinal);
        Assert.Contains("云屏县第一中学体育、经费专项督导意见书", WebUtility.HtmlDecode(await staff.GetTextAsync("/documents/register?q=" + Uri.EscapeDataString("云屏县第一中学"))), StringComparison.Ordinal);
        var verdict = await office.InScopeAsync(s => s.GetRequiredService<AuditCheck>().VerifyAsync(Cancellation));
        Assert.Null(verdict.Difference);
        Assert.True(verdict.Events > 100, $"{verdict.Events} events");
    }

    private static async Task<string> RestoreAsync(string script)
    {
        var connection = await (await PostgresServer.SharedAsync()).NextDatabaseAsync();
        await using var source = Npgsql.NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(await File.ReadAllTextAsync(script, Cancellation));
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }
}
