using System.Text.Json;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Settings;

public class SettingsTests
{
    private static readonly OfficeSettings Whole = new()
    {
        Letterhead = new Letterhead { Name = "云屏县人民政府教育督导室", ShortName = "云屏县教育督导室" },
        RegisterCodes = [new RegisterCode("云政教督", RegisterUse.General), new RegisterCode("云政教督意", RegisterUse.Opinion)],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 督导室工作人员_不能改设置_别的办公室的设置_没有找到(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var administrator = await county.AddAsync(Role.Administrator);

        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(staff, (SettingsService s) => s.ChangeAsync(county.Office.Id, Whole, 0, Cancellation))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await office.AsAsync(administrator, (SettingsService s) => s.ChangeAsync(county.OtherOffice.Id, Whole, 0, Cancellation))).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 机关代字写重_分差为零_逐条说明_什么也不存(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var administrator = await county.AddAsync(Role.Administrator);
        var wrong = Whole with { ReasonShare = 0, RegisterCodes = [new("云政教督", RegisterUse.General), new("云政教督", RegisterUse.Opinion)] };

        var outcome = await office.AsAsync(administrator, (SettingsService s) => s.ChangeAsync(county.Office.Id, wrong, 0, Cancellation));

        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Equal([nameof(OfficeSettings.ReasonShare), nameof(OfficeSettings.RegisterCodes)], outcome.Refusals.Select(r => r.Field).Order());
        Assert.Equal(0, await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Setting>().CountAsync(Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 两人同时改_后一人被告知_记录里有旧值和新值(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var administrator = await county.AddAsync(Role.Administrator);
        Task<Outcome<SettingsView>> Change(OfficeSettings settings, int version) =>
            office.AsAsync(administrator, (SettingsService s) => s.ChangeAsync(county.Office.Id, settings, version, Cancellation));

        Assert.Equal(1, (await Change(Whole, 0)).Value!.Version);
        Assert.Equal(OutcomeKind.Conflict, (await Change(Whole with { UploadMegabytes = 20 }, 0)).Kind);
        Assert.Equal(2, (await Change(Whole with { UploadMegabytes = 20 }, 1)).Value!.Version);

        var last = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.OrderBy(e => e.Sequence).LastAsync(Cancellation));
        Assert.Equal("修改设置：上传上限20 MB", last.Text);
        var change = JsonSerializer.Deserialize<RecordedChange[]>(last.Changes, Conventions.Json)!.Single(c => c.Property == nameof(Setting.Value));
        Assert.Contains("\"uploadMegabytes\":50", change.Old);
        Assert.Contains("\"uploadMegabytes\":20", change.New);
    }

    [Theory, OnBothDatabases]
    public async Task 学校的上传上限_由管它的督导室定(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var administrator = await county.AddAsync(Role.Administrator);
        var head = await county.AddAsync(Role.Head);
        await office.AsAsync(administrator, (SettingsService s) => s.ChangeAsync(county.Office.Id, Whole with { UploadMegabytes = 7 }, 0, Cancellation));

        Assert.Equal(7L * 1024 * 1024, await office.AsAsync(head, (SettingsService s) => s.UploadBytesAsync(Cancellation)));
        Assert.Null(await office.AsAsync(Actor.Nobody, (SettingsService s) => s.UploadBytesAsync(Cancellation)));
    }

    [Fact]
    public void 公文没有自己的代字_用一般公文的代字()
    {
        Assert.Equal("云政教督意", Whole.CodeFor(RegisterUse.Opinion));
        Assert.Equal("云政教督", Whole.CodeFor(RegisterUse.Rectification));
        Assert.Equal("", new OfficeSettings().CodeFor(RegisterUse.General));
    }
}
