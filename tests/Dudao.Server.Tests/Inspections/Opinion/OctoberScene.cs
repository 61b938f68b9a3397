using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Opinion;

/// <summary>The demonstration's four schools, deliberated with the marks of October, on the afternoon of the 23rd.</summary>
internal sealed class OctoberScene(TestOffice office) : IAsyncDisposable
{
    public const string Baishi = OctoberDeliberated.Baishi;
    public const string Phrase = "管理规范，成效明显";

    public TestOffice Office => office;

    public static Guid Batch => OctoberDeliberated.Batch;

    public static string LeaderOf(string school) => school.EndsWith("中学", StringComparison.Ordinal) ? "longzemin" : LoopScene.Leader;

    public static Guid SubjectOf(string school) => OctoberDeliberated.SubjectOf(school);

    public static Indicator Leaf(string number) => ShippedFrameworks.School.Parts.SelectMany(p => p.Leaves()).First(l => l.Number == number);

    public static async Task<OctoberScene> StartAsync(Database database)
    {
        var office = await TestOffice.StartAsync(database);
        await new DemonstrationScript(office.Services).PlayAsync(DemonstrationUntil.October21, TestContext.Current.CancellationToken);
        var scene = new OctoberScene(office);
        scene.At(23, 15);
        await OctoberDeliberated.ArrangeAsync(office.Services, TestContext.Current.CancellationToken);
        return scene;
    }

    /// <summary>Sets the office's clock to an hour of October.</summary>
    public void At(int day, int hour) => office.Clock.RunFrom(OfficeClock.At(new DateOnly(2026, 10, day), new TimeOnly(hour, 0)));

    public void On(DateOnly day, int hour) => office.Clock.RunFrom(OfficeClock.At(day, new TimeOnly(hour, 0)));

    /// <summary>Brings a school to a later state, on the 23rd: received its preliminary opinion, or no objection and waiting for the meeting.</summary>
    public async Task PutAsync(string school, InspectionState state)
    {
        ActId[] way = [ActId.HoldFeedback, ActId.DraftPreliminaryOpinion, ActId.SignPreliminaryOpinion, ActId.IssuePreliminaryOpinion, ActId.ReceivePreliminaryOpinion];
        way = state == InspectionState.Decision ? [.. way, ActId.StateNoObjection, ActId.BringToMeeting] : way;
        await office.ArrangeAsync([
            .. way.Select((act, i) => new ActRecord
            {
                Id = Guid.CreateVersion7(), InspectionId = Batch, SubjectId = SubjectOf(school), Act = act.ToString(), OwnerName = "测试准备",
                Day = new DateOnly(2026, 10, 23), EnteredByName = "测试准备", EnteredAt = office.Clock.Now.AddHours(-1).AddMinutes(i),
            }),
        ]);
        await office.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<DudaoDbContext>();
            var subject = await db.Set<Subject>().SingleAsync(s => s.Id == SubjectOf(school));
            (subject.State, subject.StateSince) = (state, new DateOnly(2026, 10, 23));
            db.Record(new Deed("Test.Arrange", "测试准备"));
            return await db.SaveChangesAsync();
        });
    }

    public Task<string> HeadOfAsync(string school) => office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Organisations.Where(o => o.Name == school).Select(o => o.Code).SingleAsync());

    public Task<Subject> SubjectAsync(string school) => office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Subject>().AsNoTracking().SingleAsync(x => x.Id == SubjectOf(school)));

    public Task<T> AsAsync<TService, T>(string userName, Func<TService, Task<T>> work)
        where TService : notnull => office.AsAsync(userName, s => work(s.GetRequiredService<TService>()));

    public ValueTask DisposeAsync() => office.DisposeAsync();
}
