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
    public const string Baishi = "白石小学";
    public const string Phrase = "管理规范，成效明显";

    public TestOffice Office => office;

    public static Guid Batch => DemonstrationId.Of("october");

    public static string LeaderOf(string school) => school.EndsWith("中学", StringComparison.Ordinal) ? "longzemin" : LoopScene.Leader;

    public static Guid SubjectOf(string school) => DemonstrationId.Of("october/" + school);

    public static Indicator Leaf(string number) => ShippedFrameworks.School.Parts.SelectMany(p => p.Leaves()).First(l => l.Number == number);

    public static async Task<OctoberScene> StartAsync(Database database)
    {
        var office = await TestOffice.StartAsync(database);
        await new DemonstrationScript(office.Services).PlayAsync(DemonstrationUntil.October21, TestContext.Current.CancellationToken);
        var scene = new OctoberScene(office);
        scene.At(23, 15);
        foreach (var marks in OctoberMarks.All)
        {
            await scene.DeliberateAsync(marks);
        }

        return scene;
    }

    /// <summary>Sets the office's clock to an hour of October.</summary>
    public void At(int day, int hour) => office.Clock.RunFrom(OfficeClock.At(new DateOnly(2026, 10, day), new TimeOnly(hour, 0)));

    public Task<string> HeadOfAsync(string school) => office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Organisations.Where(o => o.Name == school).Select(o => o.Code).SingleAsync());

    public Task<Subject> SubjectAsync(string school) => office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Subject>().AsNoTracking().SingleAsync(x => x.Id == SubjectOf(school)));

    public Task<T> AsAsync<TService, T>(string userName, Func<TService, Task<T>> work)
        where TService : notnull => office.AsAsync(userName, s => work(s.GetRequiredService<TService>()));

    public ValueTask DisposeAsync() => office.DisposeAsync();

    private Task<int> DeliberateAsync(OctoberMarks marks) => office.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<DudaoDbContext>();
        var id = SubjectOf(marks.School);
        var subject = await db.Set<Subject>().SingleAsync(s => s.Id == id);
        (subject.State, subject.StateSince) = (InspectionState.Feedback, new DateOnly(2026, 10, 23));
        db.RemoveRange(await db.Set<LeafSettlement>().Where(s => s.SubjectId == id).ToListAsync());
        foreach (var (leafId, decided) in marks.Inputs(ShippedFrameworks.School))
        {
            var leaf = ShippedFrameworks.School.Find(leafId)!;
            var input = marks.School == Baishi && leaf.Number == "C59" ? new LeafInput.Mark(leaf.Points - 0.75m) : decided;
            db.Add(new LeafSettlement
            {
                SubjectId = id,
                LeafId = leafId,
                AgreedInput = FrameworkJson.Write(input),
                Agreed = leaf.Rule.Value(leaf.Points, input)?.Round(4),
                AgreedReason = "现场查看",
                SettledAt = office.Clock.Now,
                SettledByName = "测试准备",
            });
        }

        ActId[] way = [ActId.BeginVisit, ActId.EndVisit, ActId.OpenDeliberation, ActId.CloseDeliberation];
        foreach (var (index, act) in way.Index())
        {
            db.Add(new ActRecord
            {
                Id = Guid.CreateVersion7(), InspectionId = Batch, SubjectId = id, Act = act.ToString(), OwnerName = "测试准备",
                Day = new DateOnly(2026, 10, 22), EnteredByName = "测试准备", EnteredAt = office.Clock.Now.AddHours(-4).AddMinutes(index),
            });
        }

        db.Record(new Deed("Test.Arrange", "测试准备"));
        return await db.SaveChangesAsync();
    });
}
