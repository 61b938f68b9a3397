using Dudao.Browser.Tests.Hosting;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Web;
using Dudao.Server.Tests.Inspections.Opinion;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Browser.Tests.Inspections;

/// <summary>The demonstration on the afternoon of 23 October, its four schools deliberated; its clock can be set to a later day.</summary>
public sealed class OctoberOffice : IAsyncDisposable
{
    private OctoberOffice(ServedOffice served) => Served = served;

    public ServedOffice Served { get; }

    /// <summary>The address of a school's room: /subjects/ID/feedback.</summary>
    public static string At(string school, string room) => $"/subjects/{OctoberDeliberated.SubjectOf(school)}/{room}";

    public static string Meeting => $"/inspections/{OctoberDeliberated.Batch}/decision";

    /// <summary>The user name of a school's head.</summary>
    public static string HeadOf(string school) => DemonstrationTree.Build().First(o => o.Name == school).Code;

    public static async Task<OctoberOffice> StartAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("dudao-browser-").FullName;
        var place = new DataPlace(folder);
        await using (var app = Application.Build(new ServeOptions(place, "http://127.0.0.1:0", IsDemonstration: false)))
        {
            await Application.PrepareAsync(app.Services, cancellation);
            await new DemonstrationScript(app.Services).PlayAsync(DemonstrationUntil.October21, cancellation);
            app.Services.GetRequiredService<OfficeClock>().HoldAt(Time(23, 15));
            await OctoberDeliberated.ArrangeAsync(app.Services, cancellation);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await DemonstrationClock.KeepAsync(place, Time(23, 15));
        return new OctoberOffice(await ServedOffice.StartAsync(folder, demonstration: true, cancellation));
    }

    /// <summary>Stops the office in the evening and starts it on another morning.</summary>
    public async Task OnAsync(int day, int hour, CancellationToken cancellation)
    {
        await Served.KillAsync();
        await DemonstrationClock.KeepAsync(new DataPlace(Served.Folder), Time(day, hour));
        await Served.RestartAsync(cancellation);
    }

    public ValueTask DisposeAsync() => Served.DisposeAsync();

    private static DateTimeOffset Time(int day, int hour) => OfficeClock.At(new DateOnly(2026, 10, day), new TimeOnly(hour, 0));
}
