using Dudao.Core.Tests.Documents;
using Dudao.Server.Features.Documents.Writing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Dudao.Server.Tests.Documents;

public class SheetFileTests
{
    public static TheoryData<string> Names => [.. SampleSheets.All().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Validator_ReportsNothing_AndBytesRepeat(string name)
    {
        using var file = Written(name);
        using var package = WordprocessingDocument.Open(file, false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package, TestContext.Current.CancellationToken)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");

        Assert.True(!errors.Any(), string.Join("\n", errors));
        Assert.Equal(file.ToArray(), Written(name).ToArray());
    }

    internal static MemoryStream Written(string name)
    {
        var file = new MemoryStream();
        DocxWriter.Write(SampleSheets.All().Single(p => p.Name == name).Sheet, file);
        file.Position = 0;
        return file;
    }
}
