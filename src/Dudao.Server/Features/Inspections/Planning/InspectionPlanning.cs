using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>Makes an inspection and fixes its plan: dates, framework, groups and subjects. The team is <see cref="TeamBuilding"/>'s.</summary>
public sealed class InspectionPlanning(
    DudaoDbContext db, BatchBook book, SubjectTraitsReader traits, Ties ties, SettingsService settings, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>Makes an inspection of the signed-in person's own office.</summary>
    public Task<Outcome<Inspection>> CreateAsync(Guid id, InspectionForm form, CancellationToken cancellation) => db.WriteAsync<Inspection>(async () =>
    {
        var actor = signedIn.Actor;
        if (actor.OfficeId is not { } officeId || !actor.IsStaffOf(officeId))
        {
            return Failure.NotYours("督导任务由督导室工作人员创建。");
        }

        if (await db.Set<Inspection>().FindAsync([id], cancellation) is { } made)
        {
            return made.OfficeId == officeId ? made : Failure.NotFound;
        }

        if (await CheckAsync(officeId, form, cancellation) is { } failed)
        {
            return failed;
        }

        // What the office set when the inspection began holds for all of it.
        var set = await settings.ReadAsync(officeId, cancellation);
        var inspection = new Inspection { Id = id, OfficeId = officeId, CreatedOn = clock.Today, ReasonShare = set.ReasonShare, ShowsMarksToSubject = set.ShowsMarksToSubject };
        Fill(inspection, form);
        db.Add(inspection);
        db.Add(new InspectionGroup { Id = Guid.CreateVersion7(), InspectionId = id, Name = "督导组", Order = 1 });
        db.Add(new ActRecord
        {
            Id = Guid.CreateVersion7(),
            InspectionId = id,
            Act = nameof(ActId.Create),
            OwnerPersonId = actor.PersonId,
            OwnerName = actor.Name,
            OwnerPost = actor.Title,
            Day = clock.Today,
            EnteredByPersonId = actor.PersonId,
            EnteredByName = actor.Name,
            EnteredAt = clock.Now,
        });
        db.Record(new Deed("Inspection.Create", $"创建督导任务“{inspection.Title}”") { RecordKind = nameof(Inspection), RecordId = id, OfficeId = officeId, ChangesState = true });
        await db.SaveChangesAsync(cancellation);
        return inspection;
    }, cancellation);

    public async Task<Outcome<ActRecord>> EditAsync(Guid inspectionId, ActForm act, InspectionForm form, CancellationToken cancellation) =>
        await book.PerformAsync(inspectionId, ActId.Edit, act, "修改督导任务", async picture =>
        {
            if (await CheckAsync(picture.Inspection.OfficeId, form, cancellation) is { } failed)
            {
                return failed;
            }

            if (picture.Assignments.Count > 0 && form.FrameworkVersionId != picture.Inspection.FrameworkVersionId)
            {
                db.RemoveRange(picture.Assignments);
            }

            Fill(picture.Inspection, form);
            return null;
        }, cancellation);

    public async Task<Outcome<ActRecord>> AddGroupAsync(Guid inspectionId, ActForm act, Guid groupId, string name, CancellationToken cancellation) =>
        await book.PerformAsync(inspectionId, ActId.ArrangeGroups, act, $"增加{name.Trim()}", picture =>
        {
            if (name.Trim().Length is 0 or > 20)
            {
                return Failed("请填组名，不超过20个字，例如：中学组。", "name");
            }

            if (picture.Groups.Any(g => g.Name == name.Trim()))
            {
                return Failed($"已经有“{name.Trim()}”。请换一个名称。", "name");
            }

            db.Add(new InspectionGroup { Id = groupId, InspectionId = inspectionId, Name = name.Trim(), Order = picture.Groups.Count + 1 });
            return Task.FromResult<Failure?>(null);
        }, cancellation);

    public async Task<Outcome<ActRecord>> RenameGroupAsync(Guid inspectionId, ActForm act, Guid groupId, string name, CancellationToken cancellation) =>
        await book.PerformAsync(inspectionId, ActId.ArrangeGroups, act, $"组名改为{name.Trim()}", picture =>
        {
            var group = picture.Groups.FirstOrDefault(g => g.Id == groupId);
            if (group is null || name.Trim().Length is 0 or > 20 || picture.Groups.Any(g => g.Id != groupId && g.Name == name.Trim()))
            {
                return Failed("请填一个没有用过的组名，不超过20个字。", "name");
            }

            group.Name = name.Trim();
            return Task.FromResult<Failure?>(null);
        }, cancellation);

    public async Task<Outcome<ActRecord>> AddSubjectAsync(Guid inspectionId, ActForm act, Guid subjectId, SubjectForm form, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.VisibleTo(signedIn.Actor).FirstOrDefaultAsync(o => o.Id == form.OrganisationId, cancellation);
        if (organisation is null)
        {
            return Failure.NotFound;
        }

        return await book.PerformAsync(inspectionId, ActId.AddSubject, act, $"添加被督导单位{organisation.Name}", async picture =>
        {
            if (picture.Subjects.Any(s => s.OrganisationId == organisation.Id))
            {
                return Failure.Invalid($"{organisation.Name}已经在这项任务里。", "organisation");
            }

            var group = picture.Groups.FirstOrDefault(g => g.Id == form.GroupId) ?? (picture.Groups.Count == 1 ? picture.Groups[0] : null);
            if (group is null)
            {
                return Failure.Invalid("请选择由哪个组评估。", "group");
            }

            var (found, primary, junior) = await traits.ReadAsync(organisation, cancellation);
            var subject = new Subject
            {
                Id = subjectId,
                InspectionId = inspectionId,
                OfficeId = picture.Inspection.OfficeId,
                OrganisationId = organisation.Id,
                GroupId = group.Id,
                State = InspectionState.Draft,
                StateSince = clock.Today,
                VisitFrom = form.VisitFrom,
                VisitTo = form.VisitTo,
                DeliberationAt = form.DeliberationAt,
                Traits = found,
                PrimaryPupils = primary,
                JuniorPupils = junior,
            };
            db.Add(subject);
            return await ties.RaiseAsync(picture, subject, cancellation);
        }, cancellation, async (picture, attempt) => (await LookAtAsync(picture, organisation, form, cancellation), attempt));
    }

    /// <summary>Sets group, days of the visit and time of deliberation of one subject.</summary>
    public async Task<Outcome<ActRecord>> ArrangeSubjectAsync(Guid inspectionId, ActForm act, Guid subjectId, SubjectForm form, CancellationToken cancellation) =>
        await book.PerformAsync(inspectionId, ActId.ArrangeGroups, act, "安排现场评估时间", async picture =>
        {
            var subject = picture.Subjects.FirstOrDefault(s => s.Id == subjectId);
            if (subject is null)
            {
                return Failure.NotFound;
            }

            if (form.VisitTo < form.VisitFrom)
            {
                return Failure.Invalid("结束日早于开始日。请改其中一个。", "visitTo");
            }

            var before = subject.GroupId;
            subject.GroupId = picture.Groups.FirstOrDefault(g => g.Id == form.GroupId)?.Id ?? subject.GroupId;
            subject.VisitFrom = form.VisitFrom;
            subject.VisitTo = form.VisitTo;
            subject.DeliberationAt = form.DeliberationAt;
            return subject.GroupId == before ? null : await ties.RaiseAsync(picture, subject, cancellation);
        }, cancellation);

    public async Task<Outcome<ActRecord>> RemoveSubjectAsync(Guid inspectionId, ActForm act, Guid subjectId, CancellationToken cancellation) =>
        await book.PerformAsync(inspectionId, ActId.ArrangeGroups, act, "移除被督导单位", async picture =>
        {
            var subject = picture.Subjects.FirstOrDefault(s => s.Id == subjectId);
            if (subject is null)
            {
                return Failure.NotFound;
            }

            db.RemoveRange(picture.Ties.Where(t => t.SubjectId == subjectId));
            db.RemoveRange(picture.Assignments.Where(a => a.SubjectId == subjectId));
            db.RemoveRange(await db.Set<ActRecord>().Where(a => a.SubjectId == subjectId).ToListAsync(cancellation));
            db.Remove(subject);
            return null;
        }, cancellation);

    /// <summary>Whether the subject to be added is open on the days of the visit, and whether it has a 综合督导 this year already.</summary>
    private async Task<Facts> LookAtAsync(BatchPicture picture, Organisation organisation, SubjectForm form, CancellationToken cancellation)
    {
        var from = form.VisitFrom ?? picture.Inspection.VisitFrom;
        var to = form.VisitTo ?? picture.Inspection.VisitTo;
        var others = await (
            from subject in db.Set<Subject>()
            where subject.OrganisationId == organisation.Id && subject.WithdrawnOn == null
            join inspection in db.Set<Inspection>() on subject.InspectionId equals inspection.Id
            where inspection.Id != picture.Inspection.Id && inspection.Year == picture.Inspection.Year && inspection.Kind == InspectionKinds.Comprehensive.Code
            select subject.Id).CountAsync(cancellation);
        return picture.Facts with
        {
            Plan = picture.Facts.Plan with
            {
                OtherComprehensives = others,
                OpenOnVisit = !(organisation.OpenedOn > from) && !(organisation.ClosedOn <= to),
            },
        };
    }

    private static Task<Failure?> Failed(string message, string field) => Task.FromResult<Failure?>(Failure.Invalid(message, field));

    /// <summary>What is wrong with a plan, at its fields; null where nothing is.</summary>
    internal async Task<Failure?> CheckAsync(Guid officeId, InspectionForm form, CancellationToken cancellation)
    {
        var refusals = form.Check().ToList();
        if (InspectionKinds.All.All(k => k.Code != form.Kind))
        {
            refusals.Add(new Core.Refusal("请选择督导类别。", Field: nameof(form.Kind)));
        }

        if (form.ListItemId is { } item && !await db.Set<ListItem>().AnyAsync(i => i.Id == item && i.OfficeId == officeId, cancellation))
        {
            refusals.Add(new Core.Refusal("清单里没有这一项。请从列表中选择。", Field: nameof(form.ListItemId)));
        }

        if (form.FrameworkVersionId is { } version
            && !await db.Set<FrameworkVersionRecord>().AnyAsync(v => v.Id == version && v.OfficeId == officeId && v.State == FrameworkVersionState.Published, cancellation))
        {
            refusals.Add(new Core.Refusal("请选择已发布的指标体系。", Field: nameof(form.FrameworkVersionId)));
        }

        return refusals.Count > 0 ? Failure.Invalid(refusals) : null;
    }

    internal static void Fill(Inspection inspection, InspectionForm form)
    {
        inspection.Kind = form.Kind;
        inspection.Title = form.Title.Trim();
        inspection.Year = form.Year;
        inspection.Basis = form.Basis.Trim();
        inspection.ListItemId = form.ListItemId;
        inspection.FrameworkVersionId = form.FrameworkVersionId;
        inspection.SelfEvaluationFrom = form.SelfEvaluationFrom;
        inspection.SelfEvaluationTo = form.SelfEvaluationTo;
        inspection.VisitFrom = form.VisitFrom;
        inspection.VisitTo = form.VisitTo;
        inspection.IsTrial = form.IsTrial;
    }
}
