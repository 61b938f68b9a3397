using System.Net;
using Dudao.Server.Data.People;
using Dudao.Server.Tests.Hosting;

namespace Dudao.Server.Tests.Accounts;

public class SignInTests
{
    [Theory, OnBothDatabases]
    public async Task 未登录_打开工作台_引到登录页并记住去处(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        using var browser = office.Visit();

        var response = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/sign-in?next=%2F", response.Headers.Location?.ToString());
    }

    [Theory, OnBothDatabases]
    public async Task 输错五次_锁定_对的密码也不行(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        await AddClerkAsync(office);
        using var browser = office.Visit();
        for (var i = 0; i < 5; i++)
        {
            await browser.PostFormAsync("/sign-in", "sign-in", ("Form.Name", "shen"), ("Form.Password", "wrong"));
        }

        var response = await browser.PostFormAsync("/sign-in", "sign-in", ("Form.Name", "shen"), ("Form.Password", TestOffice.Password));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("锁定15分钟", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    public async Task 登录_没有令牌_被拒绝(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        await AddClerkAsync(office);
        using var browser = office.Visit();

        var response = await browser.SendAsync(HttpMethod.Post, "/sign-in", new FormUrlEncodedContent(
            [new("_handler", "sign-in"), new("Form.Name", "shen"), new("Form.Password", TestOffice.Password)]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task 登录_工作台有姓名和岗位(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        await AddClerkAsync(office);
        using var browser = await office.SignInAsync("shen");

        var desk = await browser.GetTextAsync("/");

        Assert.Contains("shen", desk);
        Assert.Contains("督导室工作人员", desk);
    }

    private static async Task AddClerkAsync(TestOffice office)
    {
        var county = new Organisation { Id = Guid.CreateVersion7(), Serial = 1, Path = "/1/", Kind = OrganisationKind.County, Name = "云屏县" };
        var supervision = new Organisation
        {
            Id = Guid.CreateVersion7(),
            Serial = 2,
            Path = "/1/2/",
            ParentId = county.Id,
            Kind = OrganisationKind.SupervisionOffice,
            Name = "云屏县人民政府教育督导室",
        };
        await office.ArrangeAsync(county, supervision);
        await office.AddPersonAsync("shen", supervision.Id, (Role.OfficeStaff, supervision.Id));
    }
}
