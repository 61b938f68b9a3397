using System.Text.Json;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Settings;

/// <summary>Settings with the version that a change must name.</summary>
public sealed record SettingsView(OfficeSettings Settings, int Version);

/// <summary>The one place of an office's settings.</summary>
public sealed class SettingsService(DudaoDbContext db, SignedIn signedIn, Offices offices)
{
    private const string Key = "office";
    private const long Megabyte = 1024 * 1024;

    /// <summary>An office's settings; the defaults where it set nothing yet.</summary>
    public async Task<OfficeSettings> ReadAsync(Guid officeId, CancellationToken cancellation) => (await ViewAsync(officeId, cancellation)).Settings;

    public async Task<SettingsView> ViewAsync(Guid officeId, CancellationToken cancellation)
    {
        var kept = await db.Set<Setting>().AsNoTracking().FirstOrDefaultAsync(s => s.OfficeId == officeId && s.Key == Key, cancellation);
        return kept is null ? new SettingsView(new OfficeSettings(), 0) : new SettingsView(Parse(kept.Value), kept.Version);
    }

    /// <summary>Changes the signed-in person's own office. A version that is not the kept one means that somebody else changed it meanwhile.</summary>
    public async Task<Outcome<SettingsView>> ChangeAsync(Guid officeId, OfficeSettings settings, int version, CancellationToken cancellation)
    {
        if (signedIn.Actor.OfficeId != officeId)
        {
            return Failure.NotFound;
        }

        if (!signedIn.Actor.Holds(Right.ManageSettings))
        {
            return Failure.NotYours("设置由系统管理员修改。");
        }

        var refusals = settings.Check().ToList();
        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        var kept = await db.Set<Setting>().FindAsync([officeId, Key], cancellation);
        if ((kept?.Version ?? 0) != version)
        {
            return Failure.Conflict(new Core.Refusal("这期间别人也改过设置，您的修改没有存。下面是现在的设置，请对照后再改。"));
        }

        var put = await PutAsync(officeId, settings, cancellation);
        await db.SaveChangesAsync(cancellation);
        return put;
    }

    /// <summary>Sets an office's settings as part of a larger change that the caller judged and saves: the first run, the demonstration.</summary>
    public async Task<SettingsView> PutAsync(Guid officeId, OfficeSettings settings, CancellationToken cancellation)
    {
        var kept = await db.Set<Setting>().FindAsync([officeId, Key], cancellation);
        var changed = Changed(kept is null ? new OfficeSettings() : Parse(kept.Value), settings).ToList();
        if (changed.Count == 0)
        {
            return new SettingsView(settings, kept?.Version ?? 0);
        }

        if (kept is null)
        {
            kept = new Setting { OfficeId = officeId, Key = Key };
            db.Add(kept);
        }

        kept.Value = JsonSerializer.Serialize(settings, Conventions.Json);
        kept.Version++;
        db.Record(new Deed("Settings.Change", $"修改设置：{string.Join('、', changed)}") { RecordKind = nameof(Setting), RecordId = officeId, OfficeId = officeId });
        return new SettingsView(settings, kept.Version);
    }

    /// <summary>The largest upload of the signed-in person, by the office that answers for the place.</summary>
    public async Task<long?> UploadBytesAsync(CancellationToken cancellation) =>
        await offices.OfAsync(signedIn.Actor, cancellation) is { } office
            ? (await ReadAsync(office, cancellation)).UploadMegabytes * Megabyte
            : null;

    private static OfficeSettings Parse(string value) => JsonSerializer.Deserialize<OfficeSettings>(value, Conventions.Json)!;

    private static IEnumerable<string> Changed(OfficeSettings before, OfficeSettings after)
    {
        if (before.Letterhead != after.Letterhead)
        {
            yield return "单位名称和联系方式";
        }

        if (!before.RegisterCodes.SequenceEqual(after.RegisterCodes))
        {
            yield return "机关代字";
        }

        if (before.UploadMegabytes != after.UploadMegabytes)
        {
            yield return $"上传上限{after.UploadMegabytes} MB";
        }

        if (before.ReasonShare != after.ReasonShare)
        {
            yield return "须写理由的分差";
        }

        if (before.ShowsMarksToSubject != after.ShowsMarksToSubject)
        {
            yield return after.ShowsMarksToSubject ? "向被督导单位公开合议分" : "不向被督导单位公开合议分";
        }
    }
}
