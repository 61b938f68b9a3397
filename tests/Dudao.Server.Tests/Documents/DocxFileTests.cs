using Dudao.Server.Features.Documents.Writing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Dudao.Server.Tests.Documents;

public class DocxFileTests
{
    public static TheoryData<string> Names => [.. SamplePapers.All().Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Validator_ReportsNothing(string name)
    {
        using var file = Written(name);
        using var package = WordprocessingDocument.Open(file, false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package, TestContext.Current.CancellationToken)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");
        Assert.True(!errors.Any(), string.Join("\n", errors));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SameDocument_SameBytes(string name) => Assert.Equal(Written(name).ToArray(), Written(name).ToArray());

    internal static MemoryStream Written(string name)
    {
        var file = new MemoryStream();
        DocxWriter.Write(SamplePapers.All().Single(p => p.Name == name).Document, file, "3f1c");
        file.Position = 0;
        return file;
    }
}
