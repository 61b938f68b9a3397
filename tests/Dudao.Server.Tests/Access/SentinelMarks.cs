using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.OnSite;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Access;

/// <summary>
/// Marks typed through the service whose hundredths and words stand nowhere else, so that a leak is unmistakable; every sum that holds one
/// ends with the same hundredths.
/// </summary>
internal sealed class SentinelMarks(AccessOffice access)
{
    /// <summary>Of 杜若川 at 白石小学, typed and handed in by himself.</summary>
    public static IReadOnlyList<string> Own { get; } = [".83", "哨兵理由甲", "哨兵发现乙"];

    /// <summary>What he remarked when he handed in: shown to nobody before deliberation.</summary>
    public const string Remark = "哨兵附言丙";

    /// <summary>Of 尹小满 at 白石小学, on the paper sheet that 苏映雪 types.</summary>
    public static IReadOnlyList<string> Handed { get; } = [".29", "哨兵代录丁"];

    /// <summary>Of 杜若川 at 石桥镇中心小学, and what was agreed there.</summary>
    public static IReadOnlyList<string> Opened { get; } = [".61", "哨兵理由戊", ".47", "哨兵定分己"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task TypeAsync()
    {
        var (office, subject) = (access.Office, access.Scene.Subject);
        await SaveAsync(LoopScene.MemberTwo, subject, null, ("m-c1", "7.83"), ("r-c1", Own[1]), ("f-c1", Own[2]), ("m-c2", "A"), ("m-c3", "10"), ("m-c4", "10"), ("m-c5", "达标"), ("m-c6", "A"));
        var handedIn = await office.AsAsync(LoopScene.MemberTwo, s => s.GetRequiredService<MarkSheets>().HandInAsync(subject, null, ActForm.New(), Remark, Cancellation));
        Assert.True(handedIn.IsDone, handedIn.Message);
        var handedOver = await office.AsAsync(LoopScene.Trainee, s => s.GetRequiredService<MarkSheets>().HandOverAsync(subject, null, ActForm.New(), LoopScene.PersonOf(LoopScene.Recorder), Cancellation));
        Assert.True(handedOver.IsDone, handedOver.Message);
        await SaveAsync(LoopScene.Recorder, subject, LoopScene.MemberOf(LoopScene.Trainee), ("m-c1", "6.29"), ("r-c1", Handed[1]));
        await SaveAsync(LoopScene.MemberTwo, AccessOffice.Opened, null, ("m-c1", "8.61"), ("r-c1", Opened[1]));
        await OpenAsync();
    }

    private async Task SaveAsync(string by, Guid subject, Guid? sheet, params (string Field, string Value)[] typed)
    {
        var saved = await access.Office.AsAsync(by, s => s.GetRequiredService<Marking>().SaveAsync(subject, sheet, new SaveRequest([.. typed.Select(t => new SaveChange(t.Field, t.Value, 0))]), Cancellation));
        Assert.True(saved.IsDone, saved.Message);
        Assert.All(saved.Value.Results, r => Assert.True(r.Outcome == SaveOutcome.Ok, $"{by} {r.Id}: {r.Message}"));
    }

    /// <summary>Opens deliberation of the other school, as it stands when its leader did.</summary>
    private async Task OpenAsync()
    {
        await access.Office.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<DudaoDbContext>();
            var subject = await db.Set<Subject>().SingleAsync(x => x.Id == AccessOffice.Opened, Cancellation);
            subject.State = InspectionState.Deliberation;
            db.Record(new Data.Audit.Deed("Test.Arrange", "测试准备"));
            return await db.SaveChangesAsync(Cancellation);
        });
        await access.Office.ArrangeAsync(
            Act(ActId.EndVisit, 1),
            Act(ActId.OpenDeliberation, 2),
            new LeafSettlement { SubjectId = AccessOffice.Opened, LeafId = "c1", AgreedInput = FrameworkJson.Write(LeafReading.Of(TrialFramework.Build().Find("c1")!, "8.47").Input!), Agreed = 8.47m, AgreedReason = Opened[3], SettledAt = access.Office.Clock.Now, SettledByName = "韦长青" });

        ActRecord Act(ActId id, int minute) => new()
        {
            Id = Guid.CreateVersion7(),
            InspectionId = access.Scene.InspectionId,
            SubjectId = AccessOffice.Opened,
            Act = id.ToString(),
            OwnerName = "韦长青",
            Day = new DateOnly(2026, 10, 21),
            EnteredByName = "韦长青",
            EnteredAt = access.Office.Clock.Now.AddMinutes(minute - 5),
        };
    }
}
