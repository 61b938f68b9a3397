using System.Collections.Concurrent;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Accounts;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Imports;
using Dudao.Server.Features.Inspections;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.FirstRun;

/// <summary>Something that an office needs before it can work, and that is not done yet.</summary>
public sealed record OpenStep(string What, string How, string Href, string Button, Right Right);

/// <summary>Offices that have everything: nothing is asked again that day.</summary>
public sealed class CompleteOffices
{
    private readonly ConcurrentDictionary<Guid, DateOnly> _seen = new();

    public bool Has(Guid office, DateOnly today) => _seen.TryGetValue(office, out var day) && day == today;

    public void Add(Guid office, DateOnly today) => _seen[office] = today;
}

/// <summary>还没做的事: derived from the state of things, so it is never out of date.</summary>
public sealed class FirstSteps(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, ProcedureBook procedure, SettingsService settings, CompleteOffices complete)
{
    private const int EnoughInspectors = 3;

    /// <summary>What is not done yet and the actor may do, in the order in which an office does it.</summary>
    public async Task<IReadOnlyList<OpenStep>> OpenAsync(CancellationToken cancellation)
    {
        if (signedIn.Actor.OfficeId is not { } office || !signedIn.Actor.Holds(Right.ManageOrganisations) || complete.Has(office, clock.Today))
        {
            return [];
        }

        var steps = await AllAsync(office, cancellation);
        if (steps.Count == 0)
        {
            complete.Add(office, clock.Today);
        }

        return [.. steps.Where(s => signedIn.Actor.Holds(s.Right))];
    }

    private async Task<List<OpenStep>> AllAsync(Guid office, CancellationToken cancellation)
    {
        var steps = new List<OpenStep>();
        if ((await settings.ReadAsync(office, cancellation)) is { } own && (own.Letterhead.Name.Length == 0 || own.RegisterCodes.Count == 0))
        {
            steps.Add(new("填单位名称和机关代字", "印在公文上；没有代字编不了号。", "/settings", "去填", Right.ManageSettings));
        }

        var today = clock.Today;
        if (await procedure.ProfileIdAsync(office, today, cancellation) is null)
        {
            steps.Add(new("选程序规定", "法律没有定的期限，由本室定一次。", ProcedureLinks.Choose, "去选", Right.ManageProcedure));
        }

        var place = await (from o in db.Organisations where o.Id == office join p in db.Organisations on o.ParentId equals p.Id select p.Path).SingleAsync(cancellation);
        var schools = db.Organisations.Where(o => o.Path.StartsWith(place) && o.Kind == OrganisationKind.School && o.ClosedOn == null);
        var holders = from h in db.PostHoldings.On(today)
                      join post in db.Posts on h.PostId equals post.Id
                      where db.Users.Any(a => a.PersonId == h.PersonId && a.DisabledAt == null)
                      select new { post.OrganisationId, post.Role, post.MaySign };
        var hasSchools = await schools.AnyAsync(cancellation);
        if (!hasSchools)
        {
            steps.Add(new("导入学校", "下载模板填好上传，一次建好所有乡镇和学校。", ImportLinks.Organisations, "去导入", Right.ManageOrganisations));
        }

        if (!await holders.AnyAsync(h => h.OrganisationId == office && h.MaySign, cancellation))
        {
            var isNamed = await db.PostHoldings.On(today).AnyAsync(h => db.Posts.Any(p => p.Id == h.PostId && p.OrganisationId == office && p.MaySign), cancellation);
            steps.Add(new("给签发公文的人建账号", "没有签发人，通知和意见书发不出去。", isNamed ? PeopleLinks.Without : PeopleLinks.NewAt(office, Role.OfficeDirector), isNamed ? "去建账号" : "新增主任", Right.ManageAccounts));
        }

        if (!await holders.AnyAsync(h => h.OrganisationId == office && h.Role == Role.OfficeStaff, cancellation))
        {
            steps.Add(new("给工作人员建账号", "督导任务由工作人员办理。", PeopleLinks.NewAt(office, Role.OfficeStaff), "新增工作人员", Right.ManageAccounts));
        }

        var inspectors = await db.People.CountAsync(p => p.OrganisationId == office && p.InspectorKind != "", cancellation);
        if (inspectors < EnoughInspectors)
        {
            steps.Add(new("登记督学", $"督导组要有3名以上督学（教育督导条例第十六条），现在有{inspectors}名。", ImportLinks.People, "导入督学", Right.ManageAccounts));
        }
        // Who has no machine needs none: a clerk types for him. That nobody has one was forgotten.
        else if (!await db.People.AnyAsync(p => p.OrganisationId == office && p.InspectorKind != "" && db.Users.Any(a => a.PersonId == p.Id), cancellation))
        {
            steps.Add(new("给督学建账号", $"{inspectors}名督学都还没有账号，评不了分。勾选后一次建好。", PeopleLinks.InspectorsWithout, "去建账号", Right.ManageAccounts));
        }

        if (hasSchools && await schools.CountAsync(s => !holders.Any(h => h.OrganisationId == s.Id && h.Role == Role.Head), cancellation) is > 0 and var without)
        {
            steps.Add(new("给学校建账号", $"还有{without}所学校没有校长账号，收不到通知。", PeopleLinks.Schools, "去建", Right.ManageAccounts));
        }

        await AddWorkAsync(steps, office, cancellation);
        return steps;
    }

    private async Task AddWorkAsync(List<OpenStep> steps, Guid office, CancellationToken cancellation)
    {
        var today = clock.Today;
        if (!await db.Set<FrameworkVersionRecord>().AnyAsync(v => v.OfficeId == office && v.State == FrameworkVersionState.Published, cancellation))
        {
            steps.Add(new("发布指标体系", "用随程序带的，或者上传自己的指标表。", "/frameworks", "去看指标体系", Right.ManageFrameworks));
        }

        if (!await db.Set<ListItem>().AnyAsync(i => i.OfficeId == office && i.Year == today.Year, cancellation))
        {
            steps.Add(new($"登记{today.Year}年清单", "不在督查检查评比考核事项清单上的，不得开展。", ProcedureLinks.YearlyList, "去登记", Right.ManageProcedure));
        }

        if (!await db.Set<Inspection>().AnyAsync(i => i.OfficeId == office, cancellation))
        {
            steps.Add(new("新建第一项督导任务", "以上都有了，就可以下发通知。", InspectionLinks.New, "新建", Right.RunInspections));
        }

        var days = await procedure.DaysAsync(office, cancellation);
        foreach (var year in new[] { today.Year, today.Year + (today.Month >= 11 ? 1 : 0) }.Distinct().Where(y => !days.Knows(y)))
        {
            steps.Add(new($"登记{year}年节假日", "国务院办公厅一般在上一年11月发通知；没有登记的按周一至周五算期限。", ProcedureLinks.Holidays(year), "去登记", Right.ManageProcedure));
        }
    }
}
