using System.Net;
using System.Text;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Files;

/// <summary>Files at records of the loop: sent twice at once, put at another's record, left behind by a killed server.</summary>
public class FilePlaceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Guid OtherSubject => LoopScene.SubjectOf("石桥镇中心小学");

    [Theory, OnBothDatabases]
    public async Task 同一文件同时上传多次_都成功_同一编号只有一份(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var token = Browser.TokenIn(await staff.GetTextAsync(InspectionLinks.Vetoes(scene.Subject)));
        var (record, resent) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var ids = Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? resent : Guid.CreateVersion7()).ToList();

        var statuses = await Task.WhenAll(ids.Select(id => PutAsync(staff, token, id, "VetoFinding", record, scene.Subject)));

        Assert.All(statuses, s => Assert.Equal(HttpStatusCode.OK, s));
        var links = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<FileLink>().AsNoTracking().Where(l => l.RecordId == record).ToListAsync(Cancellation));
        Assert.Equal(ids.Distinct().Order(), links.Select(l => l.Id).Order());
        Assert.Single(links.Select(l => l.Sha256).Distinct());
    }

    [Theory, OnBothDatabases]
    public async Task 认定文书放在别的单位名下_不算数(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var url = InspectionLinks.Vetoes(scene.Subject);
        var token = Browser.TokenIn(await staff.GetTextAsync(url));
        var id = Guid.CreateVersion7();
        (string, string)[] fields =
        [
            ("FormId", id.ToString()), ("LeafId", "v1"), ("Authority", "县应急管理局"), ("DocumentName", "事故调查报告"), ("DocumentDay", "2026-09-01"),
            ("HeardOn", "2026-10-20"), ("SubjectWords", "认可调查结论"),
        ];

        Assert.Equal(HttpStatusCode.OK, await PutAsync(staff, token, Guid.CreateVersion7(), "VetoFinding", id, OtherSubject));
        using var misplaced = await staff.PostFormAsync(url, "record", fields);
        Assert.Equal(HttpStatusCode.Conflict, misplaced.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await PutAsync(staff, token, Guid.CreateVersion7(), "VetoFinding", id, scene.Subject));
        using var recorded = await staff.PostFormAsync(url, "record", fields);
        Assert.Equal(HttpStatusCode.SeeOther, recorded.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(staff, token, Guid.CreateVersion7(), "VetoFinding", id, OtherSubject));
    }

    [Theory, OnBothDatabases]
    public async Task 督导记录的照片_由记录人添加_放不到别的单位名下(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var owner = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        using var other = await office.SignInAsync(LoopScene.MemberTwo, DemonstrationPeople.Password);
        var url = InspectionLinks.FieldRecords(scene.Subject);
        var id = Guid.CreateVersion7();
        using var added = await owner.PostFormAsync(url, "add", ("Id", id.ToString()), ("Kind", "Symposium"), ("Symposium.对象", "家长"), ("Symposium.人数", "12"));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        var (ownerToken, otherToken) = (Browser.TokenIn(await owner.GetTextAsync(url)), Browser.TokenIn(await other.GetTextAsync(url)));

        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(owner, ownerToken, Guid.CreateVersion7(), "FieldRecord", id, OtherSubject));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(other, otherToken, Guid.CreateVersion7(), "FieldRecord", id, scene.Subject));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(owner, ownerToken, Guid.CreateVersion7(), "FieldRecord", id, scene.Subject));
    }

    [Theory, OnBothDatabases]
    public async Task 另一台服务器启动_不删正在上传的_只删一天前留下的(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var incoming = Directory.CreateDirectory(Path.Combine(office.Services.GetRequiredService<DataPlace>().FilesFolder, "incoming")).FullName;
        var (underWay, left) = (Path.Combine(incoming, "under-way"), Path.Combine(incoming, "left"));
        await File.WriteAllTextAsync(underWay, "1", Cancellation);
        await File.WriteAllTextAsync(left, "2", Cancellation);
        File.SetLastWriteTimeUtc(left, TimeProvider.System.GetUtcNow().AddHours(-25).UtcDateTime);

        office.Services.GetRequiredService<FileStore>().ClearIncoming();

        Assert.True(File.Exists(underWay));
        Assert.False(File.Exists(left));
    }

    private static async Task<HttpStatusCode> PutAsync(Browser browser, string? token, Guid id, string kind, Guid record, Guid slot)
    {
        using var response = await browser.SendAsync(
            HttpMethod.Put, $"/files/{id}?kind={kind}&record={record}&slot={slot}&name=report.pdf", new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n")), asPage: false, token);
        return response.StatusCode;
    }
}
