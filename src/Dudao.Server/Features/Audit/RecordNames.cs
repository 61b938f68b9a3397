using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Audit;

/// <summary>
/// What a record is called by the people who work with it: task, school, inspector, act, day, leaf. Read from its values, which may be all that
/// is left of it. A mark is never among them.
/// </summary>
public sealed class RecordNames(DudaoDbContext db)
{
    /// <summary>Fields that name a record beside what it belongs to, in the order in which they are said.</summary>
    private static readonly string[] Naming = ["Act", "OwnerName", "Title", "Code", "Year", "Sequence", "Number", "Label", "Name", "FileName", "UserName", "Key", "Period", "HeldOn", "Day", "FoundOn", "FinderName", "How", "Authority"];

    public async Task<string> OfAsync(string entity, string key, IReadOnlyDictionary<string, string> values, CancellationToken cancellation)
    {
        var all = values.ToDictionary();
        var type = db.Model.GetEntityTypes().First(e => e.ClrType.Name == entity);
        foreach (var (property, value) in type.FindPrimaryKey()!.Properties.Zip(key.Split('/')))
        {
            all[property.Name] = value;
        }

        var subject = entity == nameof(Subject) ? Guid.Parse(key) : Id(all, "SubjectId");
        var (inspection, school) = await SubjectAsync(subject, Id(all, "InspectionId"), entity == nameof(Subject) ? Id(all, "OrganisationId") : null, cancellation);
        var parts = new List<string?>
        {
            await TitleAsync(entity == nameof(Inspection) ? Guid.Parse(key) : inspection, cancellation),
            school,
            subject is null ? await OrganisationAsync(Id(all, "OrganisationId"), cancellation) : null,
            await DocumentAsync(Id(all, "DocumentId"), cancellation),
            await MemberAsync(entity == nameof(TeamMember) ? null : Id(all, "MemberId"), cancellation),
            await PersonAsync(Id(all, "PersonId"), cancellation),
            await PostAsync(Id(all, "PostId"), cancellation),
        };
        parts.AddRange(Naming.Where(n => entity != nameof(Inspection) || n is not ("Title" or "Year")).Select(n => all.GetValueOrDefault(n) is { Length: > 0 } text ? Said(n, text) : null));
        parts.Add(await LeafAsync(all.GetValueOrDefault("LeafId") ?? all.GetValueOrDefault("NodeId"), inspection, cancellation));
        var said = parts.Where(p => !string.IsNullOrEmpty(p)).Distinct().ToList();
        return said.Count > 0 ? string.Join('/', said) : key;
    }

    /// <summary>Where a file hangs.</summary>
    public async Task<string> PlaceAsync(FileLink link, CancellationToken cancellation)
    {
        var subject = Guid.TryParse(link.Slot, out var slot) && await db.Set<Subject>().AnyAsync(s => s.Id == slot, cancellation) ? slot : link.RecordId;
        if (await SubjectAsync(subject, null, null, cancellation) is { School: { } school } at)
        {
            var act = await db.Set<ActRecord>().AsNoTracking().Where(a => a.Id == link.RecordId).Select(a => a.Act).FirstOrDefaultAsync(cancellation);
            var place = act is not null ? Said("Act", act) : await LeafAsync(link.Slot == subject.ToString() ? null : link.Slot, at.Inspection, cancellation);
            return string.IsNullOrEmpty(place) ? school : $"{school}/{place}";
        }

        return await DocumentAsync(link.RecordId, cancellation) is { Length: > 0 } document ? document : AuditWords.Entity(link.RecordKind);
    }

    private async Task<(Guid? Inspection, string? School)> SubjectAsync(Guid? subject, Guid? inspection, Guid? organisation, CancellationToken cancellation)
    {
        var row = subject is { } id ? await db.Set<Subject>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation) : null;
        return (row?.InspectionId ?? inspection, await OrganisationAsync(row?.OrganisationId ?? organisation, cancellation));
    }

    private async Task<string?> TitleAsync(Guid? inspection, CancellationToken cancellation) =>
        inspection is { } id ? await db.Set<Inspection>().Where(i => i.Id == id).Select(i => i.Title).FirstOrDefaultAsync(cancellation) : null;

    private async Task<string?> OrganisationAsync(Guid? organisation, CancellationToken cancellation) =>
        organisation is { } id ? await db.Organisations.Where(o => o.Id == id).Select(o => o.Name).FirstOrDefaultAsync(cancellation) : null;

    private async Task<string?> DocumentAsync(Guid? document, CancellationToken cancellation) =>
        document is { } id ? await db.Set<DocumentRecord>().Where(d => d.Id == id).Select(d => "《" + d.Title + "》" + d.Number).FirstOrDefaultAsync(cancellation) : null;

    private async Task<string?> MemberAsync(Guid? member, CancellationToken cancellation) => member is { } id
        ? await db.Set<TeamMember>().Where(m => m.Id == id).Join(db.People, m => m.PersonId, p => p.Id, (_, p) => p.Name).FirstOrDefaultAsync(cancellation)
        : null;

    private async Task<string?> PersonAsync(Guid? person, CancellationToken cancellation) =>
        person is { } id ? await db.People.Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancellation) : null;

    private async Task<string?> PostAsync(Guid? post, CancellationToken cancellation) => post is { } id
        ? await db.Posts.Where(p => p.Id == id).Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => o.Name + p.Title).FirstOrDefaultAsync(cancellation)
        : null;

    /// <summary>The number that people know the leaf by; its id where its framework does not know it.</summary>
    private async Task<string?> LeafAsync(string? leaf, Guid? inspection, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(leaf) || inspection is not { } id)
        {
            return leaf;
        }

        var content = await db.Set<Inspection>().Where(i => i.Id == id)
            .Join(db.Set<FrameworkVersionRecord>(), i => i.FrameworkVersionId, v => v.Id, (_, v) => v.Content).FirstOrDefaultAsync(cancellation);
        return content is not null && FrameworkJson.Read(content).Find(leaf) is { } node ? node.ShortTitle : leaf;
    }

    private static string Said(string field, string text) => field switch
    {
        "Act" => Enum.TryParse<ActId>(text, out var act) ? InspectionKinds.All.Select(k => k.Find(act)?.Name).FirstOrDefault(n => n is not null) ?? text : text,
        "Title" => $"《{text}》",
        "Year" => $"{text}年",
        "Sequence" => $"{text}号",
        "Key" => AuditWords.Property("Setting", text),
        _ => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : text,
    };

    private static Guid? Id(Dictionary<string, string> values, string field) => values.GetValueOrDefault(field) is { } text && Guid.TryParse(text, out var id) ? id : null;
}
