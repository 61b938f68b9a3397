using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Audit;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Audit;

/// <summary>Every kind of record altered behind the program's back is found, and named as people name it.</summary>
public class TamperedRecordTests
{
    private static readonly DateOnly Day = new(2026, 10, 21);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What is done with the database's own shell, and what must be said of it.</summary>
    private static (string Sql, string[] Said)[] Alterations =>
    [
        ("""UPDATE "ActRecord" SET "OwnerName" = '伪造', "Day" = '2020-01-01' WHERE "Act" = 'BeginVisit'""", ["程序节点（2026年学校综合督导/", "开始现场评估", "2026年10月20日", "与操作记录不符"]),
        ("""UPDATE "Subject" SET "State" = 'Closed'""", ["被督导单位（2026年学校综合督导/", "的“状态”与操作记录不符"]),
        ("""UPDATE "Problem" SET "Answer" = 'Confirmed', "AnsweredByName" = '伪造'""", ["问题（2026年学校综合督导/白石小学/", "何晓岚", "/C3）的“答复”与操作记录不符"]),
        ("""UPDATE "FieldRecord" SET "Text" = '伪造'""", ["督导记录（2026年学校综合督导/白石小学/", "与操作记录不符"]),
        ("""UPDATE "MarkSheet" SET "HandedInAt" = NULL""", ["评分表（2026年学校综合督导/白石小学/", "与操作记录不符"]),
        ("""UPDATE "MarkEntry" SET "Value" = 0 WHERE "Value" IS NULL""", ["评分（2026年学校综合督导/白石小学/", "/C2）的“得分”与操作记录不符"]),
        ("""UPDATE "Confirmation" SET "How" = 'Noted'""", ["合议确认（2026年学校综合督导/白石小学/", "与操作记录不符"]),
        ("""DELETE FROM "Dissent" """, ["保留意见（2026年学校综合督导/白石小学/", "/C1）不见了"]),
        ("""UPDATE "Delivery" SET "ReceivedOn" = '2026-01-01'""", ["送达（2026年学校综合督导/白石小学/《通知》云政教督〔2026〕1号", "与操作记录不符"]),
        ("""UPDATE "TeamMember" SET "LeftOn" = '2026-01-01'""", ["督导组成员（2026年学校综合督导/", "与操作记录不符"]),
        ("""UPDATE "TieDecision" SET "StepsBack" = NOT "StepsBack" """, ["回避认定（2026年学校综合督导/白石小学/", "与操作记录不符"]),
        ("""UPDATE "FileLink" SET "Name" = '另一份.txt'""", ["文件（", "与操作记录不符"]),
        ("""UPDATE "People" SET "Phone" = '1' WHERE "Name" = '何晓岚'""", ["人员（", "何晓岚", "与操作记录不符"]),
    ];

    [Theory, OnBothDatabases]
    public async Task 绕过程序改了哪一种资料_都说得出是哪一个(Database database)
    {
        await using var office = await OfficeAsync(database);
        Assert.Empty((await VerifyAsync(office)).Differences);

        foreach (var (sql, said) in Alterations)
        {
            await using var moment = await UndoneAsync(office, sql);
            var difference = (await VerifyAsync(office)).Difference;
            Assert.True(difference is not null, sql);
            Assert.All(said, word => Assert.Contains(word, difference, StringComparison.Ordinal));
            Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}", difference!);
        }
    }

    [Theory, OnBothDatabases]
    public async Task 改了附件的一个字节_说出文件名和学校(Database database)
    {
        await using var office = await OfficeAsync(database);
        var path = await office.InScopeAsync(async s => s.GetRequiredService<FileStore>().PathOf(
            await s.GetRequiredService<DudaoDbContext>().Set<FileLink>().Select(l => l.Sha256).SingleAsync(Cancellation)));
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);

        bytes[0] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        Assert.Equal("文件“签到表.txt”（白石小学，沈秋禾上传）被改动过。", (await VerifyAsync(office)).Difference);

        File.Delete(path);
        Assert.Equal("文件“签到表.txt”（白石小学，沈秋禾上传）不见了。", (await VerifyAsync(office)).Difference);
    }

    [Theory, OnBothDatabases]
    public async Task 抄下的指纹_以后再记也对得上_不在记录里的说被改写(Database database)
    {
        await using var office = await OfficeAsync(database);
        var printed = (await VerifyAsync(office)).Head;
        await office.ArrangeAsync(new RegisterLine { Id = Guid.CreateVersion7(), OfficeId = DemonstrationId.Of(DemonstrationTree.Office), Code = "云政教督", Year = 2026, Sequence = 2 });

        Assert.Null((await VerifyAsync(office, printed)).Difference);
        Assert.Contains("有人改写或者删去了以前的记录", (await VerifyAsync(office, new string('a', 64))).Difference, StringComparison.Ordinal);
    }

    private static async Task<TestOffice> OfficeAsync(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        var member = LoopScene.MemberOf(LoopScene.MemberOne);
        var document = new DocumentRecord { Id = Guid.CreateVersion7(), OfficeId = DemonstrationId.Of(DemonstrationTree.Office), InspectionId = scene.InspectionId, Title = "通知", Number = "云政教督〔2026〕1号", Kind = "Notice", State = "Issued" };
        await office.ArrangeAsync(
            document,
            new MarkSheet { SubjectId = scene.Subject, MemberId = member, HandedInAt = office.Clock.Now },
            new MarkEntry { SubjectId = scene.Subject, MemberId = member, LeafId = "c2", Reason = "缺记录", UpdatedAt = office.Clock.Now },
            new Problem { Id = Guid.CreateVersion7(), OfficeId = document.OfficeId, SubjectId = scene.Subject, OrganisationId = DemonstrationId.Of("白石小学"), LeafId = "c3", Fact = "未落实", FinderName = "何晓岚", FoundOn = Day },
            new FieldRecord { Id = Guid.CreateVersion7(), SubjectId = scene.Subject, PersonId = LoopScene.PersonOf(LoopScene.MemberOne), PersonName = "何晓岚", Day = Day, Text = "听课", LeafId = "c1", At = office.Clock.Now },
            new Confirmation { Id = Guid.CreateVersion7(), SubjectId = scene.Subject, MemberId = member, How = "Confirmed", At = office.Clock.Now },
            new Dissent { Id = Guid.CreateVersion7(), SubjectId = scene.Subject, MemberId = member, LeafId = "c1", Words = "保留", At = office.Clock.Now },
            new TieDecision { Id = Guid.CreateVersion7(), InspectionId = scene.InspectionId, SubjectId = scene.Subject, MemberId = member, Tie = "曾任教", StepsBack = true, RaisedOn = Day });
        await office.ArrangeAsync(new Delivery { Id = Guid.CreateVersion7(), DocumentId = document.Id, SubjectId = scene.Subject, OrganisationId = DemonstrationId.Of("白石小学"), How = "当面", SentOn = Day });
        await office.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<DudaoDbContext>();
            var stored = await services.GetRequiredService<FileStore>().ReceiveAsync(db, new MemoryStream("签到"u8.ToArray()), "签到表.txt", 1000, Cancellation);
            Assert.True(stored.IsDone);
            db.Add(new FileLink { Id = Guid.CreateVersion7(), Sha256 = stored.Value.Sha256, Name = "签到表.txt", RecordKind = "FieldRecord", RecordId = Guid.CreateVersion7(), Slot = scene.Subject.ToString(), AddedAt = office.Clock.Now, AddedByName = "沈秋禾" });
            db.Record(new Data.Audit.Deed("Test.Arrange", "测试准备"));
            return await db.SaveChangesAsync(Cancellation);
        });
        return office;
    }

    private static Task<AuditVerdict> VerifyAsync(TestOffice office, string? fingerprint = null) =>
        office.InScopeAsync(s => s.GetRequiredService<AuditCheck>().VerifyAsync(Cancellation, fingerprint));

    /// <summary>The change, taken back when the moment is over.</summary>
    private static async Task<IAsyncDisposable> UndoneAsync(TestOffice office, string sql)
    {
        var table = sql.Split('"')[1];
        await RunAsync(office, $"""CREATE TABLE "Before" AS SELECT * FROM "{table}" """, sql);
        return new Undo(async () =>
        {
            var columns = await office.InScopeAsync(s => Task.FromResult(s.GetRequiredService<DudaoDbContext>().Model.GetEntityTypes().First(e => e.GetTableName() == table)));
            var key = string.Join(" AND ", columns.FindPrimaryKey()!.Properties.Select(p => $"b.\"{p.Name}\" = \"{table}\".\"{p.Name}\""));
            var set = string.Join(", ", columns.GetProperties().Where(p => !p.IsPrimaryKey()).Select(p => $"\"{p.Name}\" = (SELECT b.\"{p.Name}\" FROM \"Before\" b WHERE {key})"));
            await RunAsync(office, sql.StartsWith("DELETE", StringComparison.Ordinal) ? $"""INSERT INTO "{table}" SELECT * FROM "Before" """ : $"""UPDATE "{table}" SET {set}""", """DROP TABLE "Before" """);
        });
    }

    private static Task<int> RunAsync(TestOffice office, params string[] statements) => office.InScopeAsync(async s =>
    {
        foreach (var statement in statements)
        {
            await s.GetRequiredService<DudaoDbContext>().Database.ExecuteSqlRawAsync(statement, Cancellation);
        }

        return 0;
    });

    private sealed class Undo(Func<Task> undo) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await undo();
    }
}
