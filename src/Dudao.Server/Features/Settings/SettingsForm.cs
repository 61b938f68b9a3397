using System.Globalization;
using Dudao.Core;
using Dudao.Core.Text;
using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Server.Features.Settings;

/// <summary>An office's settings as typed.</summary>
public sealed class SettingsForm
{
    public int Version { get; set; }

    public string? Name { get; set; }

    public string? ShortName { get; set; }

    public string? Phone { get; set; }

    public string? Hours { get; set; }

    public string? Address { get; set; }

    public List<CodeRow> Codes { get; set; } = [];

    public string? UploadMegabytes { get; set; }

    public string? ReasonPercent { get; set; }

    public bool ShowsMarksToSubject { get; set; }

    public static SettingsForm Of(SettingsView view) => new()
    {
        Version = view.Version,
        Name = view.Settings.Letterhead.Name,
        ShortName = view.Settings.Letterhead.ShortName,
        Phone = view.Settings.Letterhead.Phone,
        Hours = view.Settings.Letterhead.Hours,
        Address = view.Settings.Letterhead.Address,
        Codes = [.. view.Settings.RegisterCodes.Select(c => new CodeRow { Code = c.Code, Use = c.Use.ToString() }), new CodeRow { Use = nameof(RegisterUse.Other) }],
        UploadMegabytes = view.Settings.UploadMegabytes.ToString(CultureInfo.InvariantCulture),
        ReasonPercent = (view.Settings.ReasonShare * 100).ToString("0.##", CultureInfo.InvariantCulture),
        ShowsMarksToSubject = view.Settings.ShowsMarksToSubject,
    };

    public OfficeSettings Read(List<Refusal> refusals) => new()
    {
        Letterhead = new Letterhead
        {
            Name = Plain.Name(Name ?? ""),
            ShortName = Plain.Name(ShortName ?? ""),
            Phone = Plain.Trim(Phone ?? ""),
            Hours = Plain.Trim(Hours ?? ""),
            Address = Plain.Trim(Address ?? ""),
        },
        RegisterCodes = [.. Codes.Where(c => Plain.Name(c.Code ?? "").Length > 0).Select(c => new RegisterCode(Plain.Name(c.Code!), Enum.TryParse<RegisterUse>(c.Use, out var use) ? use : RegisterUse.Other))],
        UploadMegabytes = (int)Math.Clamp(Number(UploadMegabytes, nameof(OfficeSettings.UploadMegabytes), 0, refusals), 0, 1_000_000),
        ReasonShare = Number(ReasonPercent, nameof(OfficeSettings.ReasonShare), 2, refusals) / 100,
        ShowsMarksToSubject = ShowsMarksToSubject,
    };

    private static decimal Number(string? typed, string field, int decimals, List<Refusal> refusals)
    {
        if (TypedNumber.TryRead(typed, out var value, out var problem, decimals))
        {
            return value ?? 0;
        }

        refusals.Add(new Refusal(problem + "。", Field: field));
        return 0;
    }
}

public sealed class CodeRow
{
    public string? Code { get; set; }

    public string? Use { get; set; }
}
