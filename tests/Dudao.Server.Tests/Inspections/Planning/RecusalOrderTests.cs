using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Planning;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Planning;

/// <summary>Article 10 holds whichever comes first, the member or the subject; what the office set comes with the inspection.</summary>
public class RecusalOrderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 组员的亲属是校长_后加的学校也查得出(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Draft);
        await using var _ = office;
        var school = await MarryAsync(office);

        var added = await AddAsync(office, scene, school, scene.PrimaryGroup);
        Assert.Equal(OutcomeKind.Conflict, added.Kind);
        Assert.Contains("该单位负责人", added.Message, StringComparison.Ordinal);

        var subject = Guid.CreateVersion7();
        Assert.True((await AddAsync(office, scene, school, scene.SecondaryGroup, subject)).IsDone);
        var moved = await office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<InspectionPlanning>()
            .ArrangeSubjectAsync(scene.InspectionId, ActForm.New(), subject, new SubjectForm(school, scene.PrimaryGroup), Cancellation));
        Assert.Equal(OutcomeKind.Conflict, moved.Kind);
        var stands = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Subject>().SingleAsync(x => x.Id == subject, Cancellation));
        Assert.Equal(scene.SecondaryGroup, stands.GroupId);
    }

    [Theory, OnBothDatabases]
    public async Task 本办的设置_随任务定下来(Database database)
    {
        var (office, _) = await LoopScene.StartAsync(database, InspectionState.Draft);
        await using var disposing = office;
        var officeId = DemonstrationId.Of(DemonstrationTree.Office);
        await office.InScopeAsync(async s =>
        {
            await s.GetRequiredService<SettingsService>().PutAsync(officeId, new OfficeSettings { ReasonShare = 0.2m, ShowsMarksToSubject = false }, Cancellation);
            return await s.GetRequiredService<DudaoDbContext>().SaveChangesAsync(Cancellation);
        });

        var id = Guid.CreateVersion7();
        var made = await office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<InspectionPlanning>()
            .CreateAsync(id, new InspectionForm { Title = "设置随任务", Year = 2026, Basis = "教育督导条例" }, Cancellation));

        Assert.True(made.IsDone, made.Message);
        var kept = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Inspection>().AsNoTracking().SingleAsync(i => i.Id == id, Cancellation));
        Assert.Equal((0.2m, false), (kept.ReasonShare, kept.ShowsMarksToSubject));
    }

    /// <summary>The head of a school that is in no inspection yet becomes the wife of a member of the primary group.</summary>
    private static Task<Guid> MarryAsync(TestOffice office) => office.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<DudaoDbContext>();
        var subjects = await db.Set<Subject>().Select(x => x.OrganisationId).ToListAsync(Cancellation);
        var school = await db.Organisations.FirstAsync(o => o.Kind == OrganisationKind.School && o.HeadPersonId != null && !subjects.Contains(o.Id), Cancellation);
        var person = await db.People.SingleAsync(p => p.Id == LoopScene.PersonOf(LoopScene.MemberOne), Cancellation);
        person.Kin = [new Kinship(school.HeadPersonId!.Value, "妻子")];
        db.Record(new Deed("Test.Arrange", "测试准备"));
        await db.SaveChangesAsync(Cancellation);
        return school.Id;
    });

    private static Task<Outcome<ActRecord>> AddAsync(TestOffice office, LoopScene scene, Guid school, Guid group, Guid? subject = null) =>
        office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<InspectionPlanning>()
            .AddSubjectAsync(scene.InspectionId, ActForm.New(), subject ?? Guid.CreateVersion7(), new SubjectForm(school, group), Cancellation));
}
