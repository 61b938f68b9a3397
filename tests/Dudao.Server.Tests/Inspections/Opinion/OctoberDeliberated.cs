using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Opinion;

/// <summary>Brings the demonstration's four schools to the afternoon of the 23rd: deliberated with the marks of October, waiting for feedback.</summary>
internal static class OctoberDeliberated
{
    public const string Baishi = "白石小学";

    public static Guid Batch => DemonstrationId.Of("october");

    public static Guid SubjectOf(string school) => DemonstrationId.Of("october/" + school);

    public static async Task ArrangeAsync(IServiceProvider services, CancellationToken cancellation)
    {
        foreach (var marks in OctoberMarks.All)
        {
            await using var scope = services.CreateAsyncScope();
            await ArrangeAsync(scope.ServiceProvider, marks, cancellation);
        }
    }

    private static async Task ArrangeAsync(IServiceProvider services, OctoberMarks marks, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<DudaoDbContext>();
        var clock = services.GetRequiredService<OfficeClock>();
        var id = SubjectOf(marks.School);
        var subject = await db.Set<Subject>().SingleAsync(s => s.Id == id, cancellation);
        (subject.State, subject.StateSince) = (InspectionState.Feedback, new DateOnly(2026, 10, 23));
        db.RemoveRange(await db.Set<LeafSettlement>().Where(s => s.SubjectId == id).ToListAsync(cancellation));
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
                SettledAt = clock.Now,
                SettledByName = "测试准备",
            });
        }

        ActId[] way = [ActId.BeginVisit, ActId.EndVisit, ActId.OpenDeliberation, ActId.CloseDeliberation];
        foreach (var (index, act) in way.Index())
        {
            db.Add(new ActRecord
            {
                Id = Guid.CreateVersion7(),
                InspectionId = Batch,
                SubjectId = id,
                Act = act.ToString(),
                OwnerName = "测试准备",
                Day = new DateOnly(2026, 10, 22),
                EnteredByName = "测试准备",
                EnteredAt = clock.Now.AddHours(-4).AddMinutes(index),
            });
        }

        db.Record(new Deed("Test.Arrange", "测试准备"));
        await db.SaveChangesAsync(cancellation);
    }
}
