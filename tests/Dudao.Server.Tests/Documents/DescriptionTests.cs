using System.Text;
using System.Text.Json.Nodes;
using Dudao.Core.Tests.Documents;
using Dudao.Server.Cli;
using Dudao.Server.Features.Documents.Descriptions;

namespace Dudao.Server.Tests.Documents;

public sealed class DescriptionTests : IDisposable
{
    private static readonly object[] Samples =
    [
        SampleOutcomes.Plan(SampleFacts.Issued), SampleFacts.Notice(SampleFacts.Issued), SampleOutcomes.SelfEvaluation(SampleFacts.Issued.Date), SampleOutcomes.Report(SampleFacts.Issued),
        SampleOutcomes.Preliminary(SampleFacts.Issued.Date), SampleOutcomes.Reply(SampleFacts.Issued.Date), SampleOutcomes.NoObjection(null), SampleOutcomes.Deferred(SampleFacts.Draft),
        SampleOutcomes.Minutes(SampleFacts.Issued), SampleFacts.Inspection,
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dudao-descriptions-");

    public void Dispose() => folder.Delete(true);

    [Fact]
    public void Facts_WrittenAsJsonAndReadAgain_GiveTheSamePaper() => Assert.All(Samples, facts =>
    {
        var kind = PaperKind.All.Single(k => k.Facts == facts.GetType());
        var (read, refusal) = Read(kind, Description.Of(facts));

        Assert.Null(refusal);
        Assert.Equal(Written(kind, facts), Written(kind, read));
    });

    [Fact]
    public void Command_WritesTheFile_FromUtf8AndFromGb18030()
    {
        var json = Description.Of(SampleFacts.Notice(SampleFacts.Issued));
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllText(InFolder("utf8.json"), json);
        File.WriteAllText(InFolder("gb.json"), json, Encoding.GetEncoding("GB18030"));

        Assert.Equal(0, Commands.Run(["document", "notice", "--data", InFolder("utf8.json"), "--out", InFolder("a.docx")]));
        Assert.Equal(0, Commands.Run(["document", "督导评估通知", "--data", InFolder("gb.json"), "--out", InFolder("b.docx")]));
        Assert.Equal(File.ReadAllBytes(InFolder("a.docx")), File.ReadAllBytes(InFolder("b.docx")));
        Assert.Equal(Written(PaperKind.Find("notice")!, SampleFacts.Notice(SampleFacts.Issued)), File.ReadAllBytes(InFolder("a.docx")));
    }

    [Fact]
    public void Sheet_WithoutData_IsBlank()
    {
        Assert.Equal(0, Commands.Run(["document", "听课记录", "--out", InFolder("blank.docx")]));
        Assert.Equal(Written(PaperKind.Find("lesson-record")!, null), File.ReadAllBytes(InFolder("blank.docx")));
    }

    [Fact]
    public void UnknownKey_IsNamedWithItsPlace_AndIsABadArgument()
    {
        var json = JsonNode.Parse(Description.Of(SampleFacts.Notice(SampleFacts.Issued)))!;
        json["inspection"]!["subjects"]![1]!["grade"] = "优";
        File.WriteAllText(InFolder("x.json"), json.ToJsonString());

        Assert.StartsWith("不认识“inspection.subjects[1].grade”", Read(PaperKind.Find("notice")!, json.ToJsonString()).Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(2, Commands.Run(["document", "notice", "--data", InFolder("x.json"), "--out", InFolder("x.docx")]));
        Assert.False(File.Exists(InFolder("x.docx")));
    }

    [Theory]
    [InlineData("""{"letterhead":{"office":"督导室","mark":"督导室文件"}}""", "缺少“issuing”")]
    [InlineData("[]", "以 { 开头")]
    [InlineData("{\"letterhead\":", "第1行")]
    [InlineData("", "读不懂")]
    public void WhatCannotBeRead_SaysWhere(string json, string says) =>
        Assert.Contains(says, Read(PaperKind.Find("notice")!, json).Refusal!.Message, StringComparison.Ordinal);

    [Fact]
    public void WrongDay_NamesItsKey()
    {
        var json = JsonNode.Parse(Description.Of(SampleFacts.Notice(SampleFacts.Issued)))!;
        json["receiptBy"] = "9月18日";
        Assert.Contains("receiptBy读不懂。日期写成\"2026-10-20\"", Read(PaperKind.Find("notice")!, json.ToJsonString()).Refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "document", "nothing", "--out", "x.docx")]
    [InlineData(2, "document", "notice", "--out", "x.docx")]
    [InlineData(2, "document", "notice")]
    [InlineData(1, "document", "notice", "--data", "没有这个文件.json", "--out", "x.docx")]
    [InlineData(0, "document", "notice", "--schema")]
    public void ExitCodes(int code, params string[] arguments) => Assert.Equal(code, Commands.Run(arguments));

    private string InFolder(string name) => Path.Combine(folder.FullName, name);

    private static (object? Facts, Core.Refusal? Refusal) Read(PaperKind kind, string json) => Description.Read(kind, new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static byte[] Written(PaperKind kind, object? facts)
    {
        using var to = new MemoryStream();
        kind.Write(facts, to);
        return to.ToArray();
    }
}
