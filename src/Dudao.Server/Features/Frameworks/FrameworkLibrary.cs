using System.Globalization;
using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Frameworks;

/// <summary>Makes and publishes an office's frameworks. Staff and director of the owning office may; for everyone else there is nothing here.</summary>
public sealed class FrameworkLibrary(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, FrameworkShelf shelf, DraftChange drafts)
{
    private const int LongestName = 60;

    /// <summary>Takes one of the shipped frameworks as the office's own draft. The id is the caller's; the same one taken twice is done once.</summary>
    /// <param name="versionId">The id that the draft gets.</param>
    /// <param name="code">A key of <see cref="ShippedFrameworks.All"/>: school, township …</param>
    public Task<Outcome<FrameworkVersionRecord>> TakeShippedAsync(Guid versionId, string code, CancellationToken cancellation) =>
        ShippedFrameworks.All.TryGetValue(code, out var framework)
            ? AddAsync(versionId, framework, "Framework.TakeShipped", "取用自带的指标体系", cancellation)
            : Task.FromResult<Outcome<FrameworkVersionRecord>>(Failure.NotFound);

    /// <summary>Reads a table and keeps it as a draft, wrong as it may be; publishing asks that it is right.</summary>
    public async Task<Outcome<FrameworkVersionRecord>> ImportAsync(Guid versionId, Stream table, string fileName, string name, CancellationToken cancellation)
    {
        try
        {
            var reading = TableReading.Of(table, fileName);
            return reading.Draft is { } draft
                ? await KeepAsync(versionId, draft, name, cancellation)
                : Failure.Invalid(reading.Problems.Select(p => new Refusal(p.Message)));
        }
        catch (SpreadsheetException exception)
        {
            return Failure.Invalid(exception.Message, "file");
        }
    }

    /// <summary>Keeps what was read from a table as a draft.</summary>
    public Task<Outcome<FrameworkVersionRecord>> KeepAsync(Guid versionId, Framework draft, string name, CancellationToken cancellation) =>
        AddAsync(versionId, draft with { Name = Plain.Name(name.Length > 0 ? name : draft.Name) }, "Framework.Import", "由表格导入指标体系", cancellation);

    /// <summary>Publishes a draft; refused with everything that is wrong with it. From then on it never changes.</summary>
    public Task<Outcome<FrameworkVersionRecord>> PublishAsync(Guid versionId, CancellationToken cancellation) => PublishAsync(versionId, null, cancellation);

    /// <summary>Publishes a draft as the person saw it.</summary>
    /// <param name="version">The version that the person saw; another one is a conflict. Null publishes what stands.</param>
    public async Task<Outcome<FrameworkVersionRecord>> PublishAsync(Guid versionId, int? version, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        if (await FindAsync(versionId, cancellation) is not { } row)
        {
            return Failure.NotFound;
        }

        if (row.State != FrameworkVersionState.Draft)
        {
            return row;
        }

        if (version is { } seen && seen != row.Version)
        {
            return Failure.Conflict(new Refusal("这期间别人又改过这份草稿，没有发布。请看过现在的内容再发布。"));
        }

        var framework = FrameworkJson.Read(row.Content);
        var wrong = framework.Check().Where(p => p.Severity == Severity.Error).ToList();
        if (wrong.Count > 0)
        {
            return Failure.Invalid(wrong.Select(p => new Refusal(p.Message, Field: p.NodeId)));
        }

        row.State = FrameworkVersionState.Published;
        row.PublishedOn = clock.Today;
        row.Digest = framework.Digest();
        row.Version++;
        Record("Framework.Publish", $"发布指标体系“{framework.Name}”{row.Label}", row);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return row;
    }

    /// <summary>Copies a published version to a draft that can be changed. Ids of its nodes stay, so that the two can be compared.</summary>
    public async Task<Outcome<FrameworkVersionRecord>> NewVersionAsync(Guid newId, Guid versionId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        if (await FindAsync(versionId, cancellation) is not { } row)
        {
            return Failure.NotFound;
        }

        if (await FindAsync(newId, cancellation) is { } known)
        {
            return known;
        }

        var versions = await db.Set<FrameworkVersionRecord>().Where(v => v.FrameworkId == row.FrameworkId).Select(v => new { v.Number, v.Label, v.State }).ToListAsync(cancellation);
        if (versions.Find(v => v.State == FrameworkVersionState.Draft) is { } open)
        {
            return Failure.Conflict(new Refusal($"已有一份草稿（{open.Label}）。请接着改它，发布后再起新版本。"));
        }

        var copy = new FrameworkVersionRecord
        {
            Id = newId,
            FrameworkId = row.FrameworkId,
            OfficeId = row.OfficeId,
            Number = versions.Max(v => v.Number) + 1,
            Content = row.Content,
            Digest = row.Digest,
            BasedOnId = row.Id,
            Version = 1,
        };
        var year = clock.Today.Year.ToString(CultureInfo.InvariantCulture);
        var ofYear = versions.Count(v => v.Label.StartsWith(year, StringComparison.Ordinal));
        copy.Label = ofYear == 0 ? YearLabel() : $"{year}年第{ofYear + 1}版";
        db.Add(copy);
        Record("Framework.NewVersion", $"由{row.Label}起草{copy.Label}", copy);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return copy;
    }

    /// <summary>Changes one leaf of a draft.</summary>
    /// <param name="version">The version that the person saw; another one is a conflict.</param>
    public Task<Outcome<DraftChanged>> ChangeLeafAsync(Guid versionId, string nodeId, LeafText text, int version, CancellationToken cancellation) =>
        drafts.MakeAsync(
            versionId,
            "Framework.ChangeLeaf",
            (row, framework) =>
            {
                if (framework.Find(nodeId) is not { IsLeaf: true } leaf)
                {
                    return Failure.NotFound;
                }

                var read = text.Read(leaf);
                return !read.IsDone ? read.Failure
                    : row.Version != version ? Failure.Conflict(new Refusal("这期间别人也改过这份草稿，您的修改没有存。请重新打开这一条，对照后再改。"))
                    : framework.Change(nodeId, _ => read.Value);
            },
            (row, framework, _) => $"修改“{framework.Name}”{row.Label}的{framework.Find(nodeId)!.ShortTitle}",
            cancellation);

    private async Task<Outcome<FrameworkVersionRecord>> AddAsync(Guid versionId, Framework framework, string act, string words, CancellationToken cancellation)
    {
        if (signedIn.Actor.OfficeId is not { } office || !shelf.Keeps(office))
        {
            return Failure.NotYours("指标体系由督导室维护。");
        }

        if (framework.Name.Length is 0 or > LongestName)
        {
            return Failure.Invalid($"请填指标体系的名称，不超过{LongestName}个字。", "Name");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        if (await FindAsync(versionId, cancellation) is { } known)
        {
            return known;
        }

        if (await db.Set<FrameworkRecord>().AnyAsync(f => f.OfficeId == office && f.Name == framework.Name, cancellation))
        {
            return Failure.Conflict(new Refusal($"已有“{framework.Name}”。请打开它起一个新版本，或换一个名称。", Field: "Name"));
        }

        var record = new FrameworkRecord { Id = Guid.CreateVersion7(), OfficeId = office, Name = framework.Name, CreatedAt = clock.Now };
        var version = new FrameworkVersionRecord
        {
            Id = versionId,
            FrameworkId = record.Id,
            OfficeId = office,
            Number = 1,
            Label = YearLabel(),
            Content = FrameworkJson.Write(framework),
            Digest = framework.Digest(),
            Version = 1,
        };
        db.AddRange(record, version);
        Record(act, $"{words}“{framework.Name}”{version.Label}", version);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return version;
    }

    private async Task<FrameworkVersionRecord?> FindAsync(Guid versionId, CancellationToken cancellation) =>
        await db.Set<FrameworkVersionRecord>().FirstOrDefaultAsync(v => v.Id == versionId, cancellation) is { } row && shelf.Keeps(row.OfficeId) ? row : null;

    private string YearLabel() => string.Create(CultureInfo.InvariantCulture, $"{clock.Today.Year}版");

    private void Record(string act, string words, FrameworkVersionRecord row) =>
        db.Record(new Deed(act, words) { RecordKind = nameof(FrameworkVersionRecord), RecordId = row.Id, OfficeId = row.OfficeId });
}
