using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.OnSite.Vetoes;

/// <summary>What is entered of another authority's finding.</summary>
public sealed record VetoForm(string LeafId, string Authority, string DocumentName, DateOnly? DocumentDay, DateOnly? HeardOn, string SubjectWords);

/// <summary>The vetoes that apply to a subject, and the findings that trigger them.</summary>
public sealed record VetoesView(SubjectPicture Picture, IReadOnlyList<Indicator> Leaves, IReadOnlyList<VetoFinding> Findings, IReadOnlyDictionary<Guid, IReadOnlyList<FileView>> Papers)
{
    public bool MayRecord => Picture.Judge(ActId.RecordVeto).IsAllowed;
}

/// <summary>一票否决: triggered by another authority's paper alone, with the subject heard; never by an inspector's mark.</summary>
public sealed class VetoBook(DudaoDbContext db, ActBook book, FileService files, OfficeClock clock)
{
    public const string FileKind = "VetoFinding";

    public static FileOwner Owner { get; } = new(
        FileKind,
        async (services, place, cancellation) => await PictureAsync(services, place, cancellation) is { } picture && IsSeen(picture) ? new Done() : Failure.NotFound,
        async (services, place, cancellation) => await PictureAsync(services, place, cancellation) is not { } picture ? Failure.NotFound
            : ActBook.Refuse(picture.Judge(ActId.RecordVeto), ActForm.New()) is { } refused ? refused
            : await services.GetRequiredService<DudaoDbContext>().Set<VetoFinding>().AnyAsync(v => v.Id == place.RecordId, cancellation)
                ? Failure.Conflict(new Core.Refusal("否决情形已经登记，所附文件不能再增减。登记有误的，请撤销后重新登记。")) : new Done());

    public async Task<Outcome<VetoesView>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        if (!IsSeen(opened.Value))
        {
            return Failure.NotYours("一票否决由督导室登记，督导室和督导组可以查看。");
        }

        var findings = await db.Set<VetoFinding>().AsNoTracking().Where(v => v.SubjectId == subjectId).OrderBy(v => v.Id).ToListAsync(cancellation);
        var papers = new Dictionary<Guid, IReadOnlyList<FileView>>();
        foreach (var finding in findings)
        {
            papers[finding.Id] = [.. (await files.ListAsync(FileKind, finding.Id, cancellation)).Where(f => f.Slot == subjectId.ToString()).Select(f => f.File)];
        }

        return new VetoesView(opened.Value, [.. (opened.Value.Plan?.Leaves ?? []).Where(l => l.Rule is VetoRule)], findings, papers);
    }

    /// <summary>Records a finding whose id is the form's; its paper was uploaded before at that id.</summary>
    public Task<Outcome<ActRecord>> RecordAsync(Guid subjectId, ActForm form, VetoForm veto, CancellationToken cancellation) => db.WriteAsync<ActRecord>(async () =>
    {
        var slot = subjectId.ToString();
        var hasPaper = await db.Set<FileLink>().AnyAsync(l => l.RecordKind == FileKind && l.RecordId == form.Id && l.Slot == slot && l.RemovedAt == null, cancellation);
        return await book.PerformAsync(subjectId, ActId.RecordVeto, form, "登记一票否决", picture =>
        {
            if (picture.Plan?.Leaves.FirstOrDefault(l => l.Id == veto.LeafId)?.Rule is not VetoRule)
            {
                return Task.FromResult<Failure?>(Failure.Invalid("请选择一票否决的事项。", "LeafId"));
            }

            if (veto.Authority.Trim().Length == 0 || veto.DocumentName.Trim().Length == 0 || veto.DocumentDay is not { } day || day > clock.Today || veto.HeardOn > clock.Today)
            {
                return Task.FromResult<Failure?>(Failure.Invalid("请填认定机关、文书名称和日期，日期不能晚于今天。", "Authority"));
            }

            db.Add(new VetoFinding
            {
                Id = form.Id,
                SubjectId = subjectId,
                LeafId = veto.LeafId,
                Authority = veto.Authority.Trim(),
                DocumentName = veto.DocumentName.Trim(),
                DocumentDay = day,
                HeardOn = veto.HeardOn,
                SubjectWords = veto.SubjectWords.Trim(),
            });
            return Task.FromResult<Failure?>(null);
        }, cancellation, facts => facts with { Visit = facts.Visit with { VetoDocument = hasPaper, VetoHeard = veto.HeardOn is not null && veto.SubjectWords.Trim().Length > 0 } });
    }, cancellation);

    /// <summary>Withdraws a finding that was entered wrongly or was set aside by its authority; it stays to be seen, with the reason.</summary>
    public async Task<Outcome<ActRecord>> WithdrawAsync(Guid subjectId, Guid findingId, ActForm form, CancellationToken cancellation) => form.Reason.Trim().Length == 0
        ? Failure.Invalid("请写明撤回的原因。", "Reason")
        : await book.PerformAsync(subjectId, ActId.RecordVeto, form, $"撤回一票否决：{form.Reason.Trim()}", async _ =>
        {
            if (await db.Set<VetoFinding>().FirstOrDefaultAsync(v => v.Id == findingId && v.SubjectId == subjectId && v.WithdrawnAt == null, cancellation) is not { } finding)
            {
                return Failure.NotFound;
            }

            finding.WithdrawnAt = clock.Now;
            return null;
        }, cancellation, facts => facts with { Visit = facts.Visit with { VetoDocument = true, VetoHeard = true } });

    public static bool IsSeen(SubjectPicture picture) => (picture.At.Standing.Acting & (Positions.Office | Positions.Team)) != 0;

    private static async Task<SubjectPicture?> PictureAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation)
    {
        if (!Guid.TryParse(place.Slot, out var subjectId)
            || await services.GetRequiredService<DudaoDbContext>().Set<VetoFinding>().AnyAsync(v => v.Id == place.RecordId && v.SubjectId != subjectId, cancellation))
        {
            return null;
        }

        var opened = await services.GetRequiredService<ActBook>().OpenAsync(subjectId, cancellation);
        return opened.IsDone ? opened.Value : null;
    }
}
