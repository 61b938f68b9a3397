using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Documents.Desk;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Meeting;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;

namespace Dudao.Server.Tests.Inspections.Opinion;

public class VoidedMinutesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 纪要作废后_会议可以更正_可以重新拟纪要和签发(Database database)
    {
        await using var scene = await OctoberScene.StartAsync(database);
        scene.At(26, 10);
        await scene.PutAsync(OctoberScene.Baishi, InspectionState.Decision);
        scene.At(27, 9);
        var meeting = Guid.CreateVersion7();
        var form = new MeetingForm(new DateOnly(2026, 10, 27), "主任办公会", "罗景之", "412会议室", "罗景之 主任\n沈秋禾 工作人员");
        Done(await RecordAsync(form));
        Done(await scene.AsAsync<Meetings, Outcome<Done>>(LoopScene.Staff, s => s.DecideAsync(
            OctoberScene.Batch, meeting, Guid.CreateVersion7(), [new DecisionForm(OctoberScene.SubjectOf(OctoberScene.Baishi), DecisionForm.Agree, "", "", "", 0)], Cancellation)));
        var first = await MinutesAsync();
        Assert.Equal(OutcomeKind.Conflict, (await RecordAsync(form with { Place = "413会议室" })).Kind);

        Done(await scene.AsAsync<PaperSigning, Outcome<Done>>(LoopScene.Director, s => s.VoidAsync(first, ActForm.New() with { Reason = "地点有误" }, Cancellation)));

        Done(await RecordAsync(form with { Place = "413会议室" }));
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, Features.Demonstration.DemonstrationPeople.Password);
        Assert.Contains("拟纪要", await staff.GetTextAsync($"/inspections/{OctoberScene.Batch}/decision"), StringComparison.Ordinal);
        var second = await MinutesAsync();
        Assert.NotEqual(first, second);
        Assert.Equal(OutcomeKind.Conflict, (await RecordAsync(form)).Kind);

        Task<Outcome<Guid>> RecordAsync(MeetingForm recorded) => scene.AsAsync<Meetings, Outcome<Guid>>(LoopScene.Staff, s => s.RecordAsync(OctoberScene.Batch, meeting, recorded, Cancellation));

        async Task<Guid> MinutesAsync()
        {
            var id = Guid.CreateVersion7();
            Done(await scene.AsAsync<PaperDesk, Outcome<Done>>(LoopScene.Staff, s => s.DraftAsync(id, DocumentKind.Minutes, new PaperPlace(OctoberScene.Batch, null), ActForm.New(), Cancellation)));
            Done(await scene.AsAsync<PaperSigning, Outcome<Done>>(LoopScene.Director, s => s.SignAsync(id, null, ActForm.New(), Cancellation)));
            return id;
        }
    }

    private static void Done<T>(Outcome<T> outcome) => Assert.True(outcome.IsDone, outcome.Message);
}
