using System.Text;
using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Server.Features.Documents.Writing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Body = DocumentFormat.OpenXml.Wordprocessing.Body;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Dudao.Server.Tests.Documents;

public class DocxStampTests
{
    private static readonly Stamp Stamped = new(new DocumentNumber("云政教督", 2026, 19), new DateOnly(2026, 9, 16), null, "9f2ab0");

    [Fact]
    public void 草稿_签发后_填入字号和日期_记录链首进属性()
    {
        var (file, refusal) = Apply(DocxFileTests.Written("notice-draft"), Stamped);

        Assert.Null(refusal);
        using var package = WordprocessingDocument.Open(file, false);
        Assert.Contains("云政教督〔2026〕19号", Lines(package));
        Assert.Contains("2026年9月16日", Lines(package));
        Assert.Contains("2026年9月16日印发", package.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.DoesNotContain("〕 号", package.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
        Assert.Contains(package.CustomFilePropertiesPart!.Properties!.Elements<CustomDocumentProperty>(), p => p.Name == "记录链首" && p.InnerText == "9f2ab0");
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void 同一文件同一签发_字节相同() =>
        Assert.Equal(Apply(DocxFileTests.Written("notice-draft"), Stamped).File.ToArray(), Apply(DocxFileTests.Written("notice-draft"), Stamped).File.ToArray());

    [Fact]
    public async Task 经LibreOffice编辑另存后_书签还在_能填入()
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("dudao-stamp-");
        try
        {
            var draft = Path.Combine(folder.FullName, "draft.docx");
            await File.WriteAllBytesAsync(draft, DocxFileTests.Written("notice-draft").ToArray(), stop);
            await Office.ConvertAsync("docx", Path.Combine(folder.FullName, "edited"), [draft], stop);
            using var edited = new MemoryStream(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "edited", "draft.docx"), stop));

            using (var package = WordprocessingDocument.Open(edited, false))
            {
                var names = package.MainDocumentPart!.Document!.Descendants<BookmarkStart>().Select(b => b.Name!.Value!).ToList();
                Assert.Contains(Stamps.Number, names);
                Assert.Contains(Stamps.Date, names);
            }

            edited.Position = 0;
            var (file, refusal) = Apply(edited, Stamped);
            Assert.Null(refusal);
            using var stamped = WordprocessingDocument.Open(file, false);
            Assert.Contains("云政教督〔2026〕19号", Lines(stamped));
            Assert.Contains("2026年9月16日", Lines(stamped));
            Assert.Contains("2026年9月16日印发", stamped.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Theory]
    [InlineData("云政教督〔2026〕 号", "云政教督〔2026〕19号")]
    [InlineData("云政教督〔2026〕号", "云政教督〔2026〕19号")]
    [InlineData("云政教督[2026]   号", "云政教督〔2026〕19号")]
    [InlineData("〔2026〕　号", "云政教督〔2026〕19号")]
    public void 没有书签_按空白字号填入_拆成几段也认得(string typed, string becomes)
    {
        var (file, refusal) = Apply(Typed(typed, "年  月  日"), Stamped);

        Assert.Null(refusal);
        using var package = WordprocessingDocument.Open(file, false);
        Assert.Equal([becomes, "正文引用云政教督〔2026〕4号。", "2026年9月16日"], Lines(package));
    }

    [Fact]
    public void 上行文_签发人填在冒号后()
    {
        var (file, refusal) = Apply(Typed("云政教督〔2026〕 号  签发人：", "2026年 月 日"), Stamped with { Signer = "岳明远" });

        Assert.Null(refusal);
        using var package = WordprocessingDocument.Open(file, false);
        Assert.Equal("云政教督〔2026〕19号  签发人：岳明远", Lines(package)[0]);
    }

    [Fact]
    public void 没有字号位置_说明写在哪里()
    {
        var refusal = DocxStamp.Check(Typed("关于某事的通知", "年  月  日"), Stamped.Number, false);

        Assert.Equal("文件里找不到发文字号的位置。请在红线之上写上“云政教督〔2026〕 号”（序号留空），或者在那里插入名为“发文字号”的书签，保存后重新上传", refusal!.Message);
    }

    [Fact]
    public void 没有日期或签发人位置_分别说明()
    {
        Assert.Equal("成文日期", DocxStamp.Check(Typed("云政教督〔2026〕 号", "完"), Stamped.Number, false)!.Field);
        Assert.Equal("签发人", DocxStamp.Check(Typed("云政教督〔2026〕 号", "年 月 日"), Stamped.Number, true)!.Field);
    }

    [Fact]
    public void 两处空白字号_不猜() =>
        Assert.Contains("2处", DocxStamp.Check(Typed("云政教督〔2026〕 号", "云政教督〔2026〕 号"), Stamped.Number, false)!.Message, StringComparison.Ordinal);

    [Fact]
    public void 书签里是别的文字_不覆盖()
    {
        var file = Edited(DocxFileTests.Written("notice-draft"), body =>
        {
            var number = body.Descendants<Text>().Single(t => t.Text == "云政教督〔2026〕 号");
            number.Text = "关于开展督导的通知";
        });

        Assert.Contains("里写的是“关于开展督导的通知”", DocxStamp.Check(file, Stamped.Number, false)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void 书签里的文字被删空_仍填在原处()
    {
        var file = Edited(DocxFileTests.Written("notice-draft"), body =>
        {
            foreach (var sdt in body.Descendants<SdtRun>().ToList())
            {
                foreach (var child in sdt.SdtContentRun!.ChildElements.Where(c => c is not Run).ToList())
                {
                    sdt.InsertBeforeSelf(child.CloneNode(true));
                }

                sdt.Remove();
            }
        });
        var (stamped, refusal) = Apply(file, Stamped);

        Assert.Null(refusal);
        using var package = WordprocessingDocument.Open(stamped, false);
        Assert.Contains("云政教督〔2026〕19号", Lines(package));
    }

    [Fact]
    public void 有修订痕迹_先接受修订()
    {
        var file = Edited(DocxFileTests.Written("notice-draft"), body =>
            body.GetFirstChild<Paragraph>()!.AppendChild(new InsertedRun(new Run(new Text("补"))) { Author = "某人", Id = "900" }));

        Assert.Contains("接受全部修订", DocxStamp.Check(file, Stamped.Number, false)!.Message, StringComparison.Ordinal);
    }

    public static TheoryData<byte[]> NotDocx =>
    [
        Encoding.UTF8.GetBytes("这是一段文字"),
        Array.Empty<byte>(),
        new byte[] { 0x50, 0x4B, 3, 4, 0, 0 },
        DocxFileTests.Written("notice-draft").ToArray()[..2000],
    ];

    [Theory]
    [MemberData(nameof(NotDocx))]
    public void 不是DOCX_说明怎样另存(byte[] bytes)
    {
        using var to = new MemoryStream();
        using var file = new MemoryStream(bytes);

        Assert.Contains("另存为“Word 文档（*.docx）”", DocxStamp.Apply(file, to, Stamped)!.Message, StringComparison.Ordinal);
        Assert.Equal(0, to.Length);
    }

    private static (MemoryStream File, Refusal? Refusal) Apply(Stream file, Stamp stamp)
    {
        var to = new MemoryStream();
        var refusal = DocxStamp.Apply(file, to, stamp);
        to.Position = 0;
        return (to, refusal);
    }

    private static List<string> Lines(WordprocessingDocument package) =>
        [.. package.MainDocumentPart!.Document!.Descendants<Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0)];

    /// <summary>A file as someone types it anew: no bookmarks, each character in a run of its own.</summary>
    private static MemoryStream Typed(string first, string last)
    {
        var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            package.AddMainDocumentPart().Document = new Document(new Body(new[] { first, "正文引用云政教督〔2026〕4号。", last }
                .Select(line => new Paragraph(line.Select(c => new Run(new Text(c.ToString()) { Space = SpaceProcessingModeValues.Preserve }))))));
        }

        file.Position = 0;
        return file;
    }

    private static MemoryStream Edited(MemoryStream file, Action<Body> edit)
    {
        using (var package = WordprocessingDocument.Open(file, true))
        {
            edit(package.MainDocumentPart!.Document!.Body!);
        }

        file.Position = 0;
        return file;
    }
}
