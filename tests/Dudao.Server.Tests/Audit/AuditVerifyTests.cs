using System.Diagnostics;
using System.Security.Cryptography;
using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Audit;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Audit;

public class AuditVerifyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 没人动过_完整(Database database)
    {
        await using var office = await MarkedAsync(database);

        var verdict = await VerifyAsync(office);

        Assert.Null(verdict.Difference);
        Assert.Equal(await LastAsync(office), verdict.Events);
        Assert.Equal(64, verdict.Head.Length);
    }

    [Theory, OnBothDatabases]
    public async Task 改动一个字_说出第一条不对的记录(Database database)
    {
        await using var office = await MarkedAsync(database);

        await TamperAsync(office, """UPDATE "AuditEvents" SET "Text" = "Text" || 'x' WHERE "Sequence" = 3""");

        Assert.StartsWith("第3条操作记录", (await VerifyAsync(office)).Difference);
    }

    [Theory, OnBothDatabases]
    public async Task 改动后重算本条的指纹_后一条接不上(Database database)
    {
        await using var office = await MarkedAsync(database);

        await TamperAsync(office, """UPDATE "AuditEvents" SET "Hash" = 'f' || substr("Hash", 2), "Text" = 'x' WHERE "Sequence" = 3""");

        Assert.StartsWith("第3条操作记录", (await VerifyAsync(office)).Difference);
    }

    [Theory, OnBothDatabases]
    public async Task 删去中间一条_说出它不见了(Database database)
    {
        await using var office = await MarkedAsync(database);

        await TamperAsync(office, """DELETE FROM "AuditEvents" WHERE "Sequence" = 4""");

        Assert.StartsWith("第4条操作记录不见了", (await VerifyAsync(office)).Difference);
    }

    [Theory, OnBothDatabases]
    public async Task 删去最后一条_说出它不见了_以后再记也盖不住(Database database)
    {
        await using var office = await MarkedAsync(database);
        var last = await LastAsync(office);

        await TamperAsync(office, $"""DELETE FROM "AuditEvents" WHERE "Sequence" = {last}""");

        Assert.Contains($"第{last}条以后的不见了", (await VerifyAsync(office)).Difference);
        await office.ArrangeAsync(new RegisterLine { Id = Guid.CreateVersion7(), OfficeId = DemonstrationId.Of(DemonstrationTree.Office), Code = "云政教督", Year = 2026, Sequence = 2 });
        Assert.StartsWith($"第{last}条操作记录不见了", (await VerifyAsync(office)).Difference);
    }

    [Theory, OnBothDatabases]
    public async Task 绕过程序改了一个评分_说出是哪个_不说分数(Database database)
    {
        await using var office = await MarkedAsync(database);

        await TamperAsync(office, """UPDATE "MarkEntry" SET "Value" = 30000 WHERE "LeafId" = 'C2'""");

        var difference = (await VerifyAsync(office)).Difference;
        Assert.Contains("评分（", difference);
        Assert.Contains("/C2）的“得分”与操作记录不符", difference);
        Assert.DoesNotContain("2.5", difference);
    }

    [Theory, OnBothDatabases]
    public async Task 绕过程序删了合议分_添了评分_都说得出(Database database)
    {
        await using var office = await MarkedAsync(database);

        await TamperAsync(office, """DELETE FROM "LeafSettlement" WHERE "LeafId" = 'C1'""");
        Assert.Contains("合议分（", (await VerifyAsync(office)).Difference);

        await TamperAsync(office, """UPDATE "MarkEntry" SET "LeafId" = 'C9' WHERE "LeafId" = 'C2'""");
        Assert.Contains("/C9）在操作记录里没有来历", (await VerifyAsync(office)).Difference);
    }

    [Theory, OnBothDatabases]
    public async Task 绕过程序改了发文登记_说出是哪一行(Database database)
    {
        await using var office = await MarkedAsync(database);

        await TamperAsync(office, """UPDATE "RegisterLine" SET "Title" = '另一份'""");

        Assert.Contains("发文登记（", (await VerifyAsync(office)).Difference);
    }

    [Theory, OnBothDatabases]
    public async Task 绕过程序改了印发的公文_正文或定稿文件的一个字节_都说得出(Database database)
    {
        await using var office = await MarkedAsync(database);
        var bytes = "定稿"u8.ToArray();
        var sum = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var file = Path.Combine(office.Services.GetRequiredService<DataPlace>().FilesFolder, sum[..2], sum);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, bytes, Cancellation);
        await office.ArrangeAsync(new DocumentRecord
        {
            Id = Guid.CreateVersion7(),
            OfficeId = DemonstrationId.Of(DemonstrationTree.Office),
            Kind = nameof(DocumentKind.Notice),
            State = nameof(DocumentState.Issued),
            Title = "通知",
            Number = "云政教督〔2026〕1号",
            Content = $$"""{"title":"{{new string('督', 5000)}}"}""",
            FinalSha256 = sum,
        });
        Assert.Null((await VerifyAsync(office)).Difference);

        bytes[0] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancellation);
        Assert.Contains("《通知》云政教督〔2026〕1号的定稿文件被改动过", (await VerifyAsync(office)).Difference);

        await TamperAsync(office, """UPDATE "DocumentRecord" SET "Content" = replace("Content", 'title', 'titla')""");
        var difference = (await VerifyAsync(office)).Difference;
        Assert.Contains("公文（", difference);
        Assert.Contains("的“内容”与操作记录不符", difference);
    }

    [Theory, OnBothDatabases]
    public async Task 绕过程序改了自评分_说出是哪一项(Database database)
    {
        await using var office = await MarkedAsync(database);

        await TamperAsync(office, """UPDATE "SelfEntry" SET "Narrative" = 'x' WHERE "LeafId" = 'C2'""");

        Assert.Contains("/C2）的“", (await VerifyAsync(office)).Difference);
    }

    [Fact]
    public async Task 命令行_网站开着也能核对_完整退出0_改动后退出1()
    {
        await using var office = await MarkedAsync(Database.Sqlite);
        var folder = office.Services.GetRequiredService<DataPlace>().Folder;

        var (whole, said) = await RunAsync("dotnet", Path.Combine(AppContext.BaseDirectory, "dudao.dll"), "audit", "verify", "--data", folder);
        Assert.Equal(0, whole);
        Assert.Contains("完整：操作记录", said);

        await TamperAsync(office, """UPDATE "AuditEvents" SET "Text" = "Text" || 'x' WHERE "Sequence" = 2""");
        var (broken, named) = await RunAsync("dotnet", Path.Combine(AppContext.BaseDirectory, "dudao.dll"), "audit", "verify", "--data", folder);
        Assert.Equal(1, broken);
        Assert.Contains("第2条操作记录", named);
    }

    [Fact]
    public async Task 命令行_空文件夹_说没有数据库_也不建一个()
    {
        var folder = Directory.CreateTempSubdirectory("dudao-empty-");

        var (code, said) = await RunAsync("dotnet", Path.Combine(AppContext.BaseDirectory, "dudao.dll"), "audit", "verify", "--data", folder.FullName);

        Assert.Equal(1, code);
        Assert.Contains("没有数据库", said);
        Assert.Empty(folder.GetFiles());
        folder.Delete(recursive: true);
    }

    /// <summary>The four schools on the spot, with marks that were changed, an agreed mark and a register line.</summary>
    private static async Task<TestOffice> MarkedAsync(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        var member = LoopScene.MemberOf(LoopScene.MemberOne);
        await office.ArrangeAsync(
            new MarkEntry { SubjectId = scene.Subject, MemberId = member, LeafId = "C1", Value = 3m, UpdatedAt = office.Clock.Now },
            new MarkEntry { SubjectId = scene.Subject, MemberId = member, LeafId = "C2", Value = 2m, UpdatedAt = office.Clock.Now },
            new SelfEntry { SubjectId = scene.Subject, LeafId = "C2", Narrative = "见档案" },
            new LeafSettlement { SubjectId = scene.Subject, LeafId = "C1", Agreed = 3m },
            new RegisterLine { Id = Guid.CreateVersion7(), OfficeId = DemonstrationId.Of(DemonstrationTree.Office), Code = "云政教督", Year = 2026, Sequence = 1, Title = "通知" });
        await office.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<DudaoDbContext>();
            var mark = await db.Set<MarkEntry>().SingleAsync(m => m.LeafId == "C2", Cancellation);
            mark.Value = 2.5m;
            mark.Reason = "缺原始记录";
            (await db.Set<LeafSettlement>().SingleAsync(Cancellation)).Agreed = null;
            db.Record(new Data.Audit.Deed("Inspection.Mark", "评C2"));
            return await db.SaveChangesAsync(Cancellation);
        });
        return office;
    }

    private static Task<AuditVerdict> VerifyAsync(TestOffice office) =>
        office.InScopeAsync(s => s.GetRequiredService<AuditCheck>().VerifyAsync(Cancellation));

    private static Task<long> LastAsync(TestOffice office) =>
        office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.MaxAsync(e => e.Sequence, Cancellation));

    /// <summary>As somebody with the sqlite3 shell would do it.</summary>
    private static async Task TamperAsync(TestOffice office, string sql)
    {
        if (office.Services.GetRequiredService<DataPlace>() is { IsSqlite: true } place)
        {
            Assert.Equal(0, (await RunAsync("sqlite3", place.SqliteFile, sql)).Code);
            return;
        }

        await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Database.ExecuteSqlRawAsync(sql, Cancellation));
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, string.Concat(said));
    }
}
