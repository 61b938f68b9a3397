using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Tests.Lists;

public sealed class ListQueryTests
{
    [Fact]
    public void AnAddress_KeepsWhatWasAsked_AndGoesBackToTheFirstPage()
    {
        var query = OrganisationRows.Query("q=小学&kind=School&page=3&sort=-pupils&stranger=1");
        Assert.Equal("/schools?kind=School&q=%E5%B0%8F%E5%AD%A6&sort=name", query.With("/schools", ("sort", "name")));
        Assert.Equal("/schools?kind=School&page=4&q=%E5%B0%8F%E5%AD%A6&sort=-pupils", query.With("/schools", ("page", "4")));
        Assert.Equal("/schools", query.With("/schools", ("q", null), ("kind", null), ("sort", "")));
    }

    [Fact]
    public void AForm_CarriesTheRestOn()
    {
        var query = OrganisationRows.Query("q=小学&kind=School&page=3&cols=code&cols=pupils");
        Assert.Equal([("cols", "code,pupils"), ("kind", "School")], query.Except("q").Order());
    }

    [Fact]
    public void TheNameIsAlwaysShown_AndColumnsKeepTheListsOrder()
    {
        var shown = ListNarrowing.Shown(OrganisationRows.Definition, OrganisationRows.Query("cols=code,pupils"));
        Assert.Equal(["name", "pupils", "code"], shown.Select(column => column.Key));
        Assert.Equal(["name", "kind", "pupils", "points", "opened"], ListNarrowing.Shown(OrganisationRows.Definition, OrganisationRows.Query("")).Select(column => column.Key));
    }
}
