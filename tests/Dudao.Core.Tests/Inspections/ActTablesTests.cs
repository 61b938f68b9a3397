using Dudao.Core.Inspections;

namespace Dudao.Core.Tests.Inspections;

public class ActTablesTests
{
    [Fact]
    public void Docs_PrintTablesAToC_AsCoreHasThem() => Repository.AssertIsPrinted("docs/acts.md", ActTables.Markdown());
}
