using System.Net;
using System.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Files;

public class FileTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF");

    [Theory]
    [InlineData("章程.pdf", "MZ\u0090\0\u0003", "不是可以上传的文件")]
    [InlineData("章程.docx", "%PDF-1.7", "内容与扩展名不符")]
    [InlineData("照片.jpg", "%PDF-1.7", "内容与扩展名不符")]
    [InlineData("IMG_0001.HEIC", "\0\0\0\u0018ftypheic", "兼容性最佳")]
    [InlineData("照片.jpg", "\0\0\0\u0018ftypheic", "兼容性最佳")]
    [InlineData("章程.pdf", "", "文件是空的")]
    [InlineData("脚本.txt", "#!/bin/sh", "不是可以上传的文件")]
    [InlineData("网页.txt", "<script>", "不是可以上传的文件")]
    public void 内容与名字不符的文件_说明为什么不收(string name, string content, string expected)
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(content));

        var (kind, reason) = FileKind.Of(file, name);

        Assert.Null(kind);
        Assert.Contains(expected, reason);
    }

    [Theory, OnBothDatabases]
    public async Task 同一内容两次上传_只存一份(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var hashes = new List<string>();
        foreach (var name in new[] { "甲.pdf", "乙.pdf" })
        {
            hashes.Add(await ReceiveAsync(office, Pdf, name, Pdf.Length));
        }

        Assert.Single(hashes.Distinct());
        Assert.Single(Directory.GetFiles(office.Services.GetRequiredService<DataPlace>().FilesFolder, "*", SearchOption.AllDirectories));
    }

    [Theory, OnBothDatabases]
    public async Task 超过上限的文件_不收_不留残余(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);

        var message = await ReceiveAsync(office, Pdf, "甲.pdf", Pdf.Length - 1);

        Assert.Contains("上限", message);
        Assert.Empty(Directory.GetFiles(office.Services.GetRequiredService<DataPlace>().FilesFolder, "*", SearchOption.AllDirectories));
    }

    [Theory, OnBothDatabases]
    public async Task 传到一半断开_不留残余(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);

        await Assert.ThrowsAsync<IOException>(() => office.InScopeAsync(async services =>
        {
            await using var cut = new CutStream(Pdf);
            return await services.GetRequiredService<FileStore>().ReceiveAsync(
                services.GetRequiredService<DudaoDbContext>(), cut, "甲.pdf", 1000, TestContext.Current.CancellationToken);
        }));

        Assert.Empty(Directory.GetFiles(office.Services.GetRequiredService<DataPlace>().FilesFolder, "*", SearchOption.AllDirectories));
    }

    [Theory, OnBothDatabases]
    public async Task 没有登记归属的文件_谁也找不到(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = new Organisation { Id = Guid.CreateVersion7(), Serial = 1, Path = "/1/", Kind = OrganisationKind.County, Name = "云屏县" };
        await office.ArrangeAsync(county);
        await office.AddPersonAsync("shen", county.Id, (Role.OfficeStaff, county.Id));
        var sha = await ReceiveAsync(office, Pdf, "甲.pdf", 1000);
        var link = new FileLink { Id = Guid.CreateVersion7(), Sha256 = sha, Name = "甲.pdf", RecordKind = "Unknown", AddedAt = office.Clock.Now };
        await office.ArrangeAsync(link);
        using var browser = await office.SignInAsync("shen");

        var response = await browser.GetAsync($"/files/{link.Id}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>The hash under which it was kept, or the refusal.</summary>
    private static Task<string> ReceiveAsync(TestOffice office, byte[] content, string name, long limit) => office.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<DudaoDbContext>();
        using var body = new MemoryStream(content);
        var outcome = await services.GetRequiredService<FileStore>().ReceiveAsync(db, body, name, limit, TestContext.Current.CancellationToken);
        if (outcome.IsDone && db.Entry(outcome.Value).State == EntityState.Added)
        {
            db.Record(new Data.Audit.Deed("Test.Arrange", "测试准备"));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        return outcome.IsDone ? outcome.Value.Sha256 : outcome.Message;
    });

    private sealed class CutStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 10 ? throw new IOException("The connection was cut.") : base.ReadAsync(buffer[..11], cancellationToken);
    }
}
