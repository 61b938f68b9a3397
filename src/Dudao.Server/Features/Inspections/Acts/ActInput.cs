using System.Globalization;
using Dudao.Core;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;

namespace Dudao.Server.Features.Inspections.Acts;

/// <summary>The fields of the page of a plain act, as typed.</summary>
public sealed class ActInput
{
    private const int LongestReason = 2000;
    private const int LongestName = 50;

    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string? Day { get; set; }

    public string? OwnerName { get; set; }

    public string? OwnerPost { get; set; }

    public string? Reason { get; set; }

    public string? Until { get; set; }

    public string? Deadline { get; set; }

    /// <summary>The form as the service takes it, or what cannot be read.</summary>
    public (ActForm? Form, Refusal? Refusal) Read(Act act, bool isEnteredFor)
    {
        if (!TryDay(Day, out var day))
        {
            return (null, new Refusal("日期应写成年-月-日，例如：2026-10-21。", Field: nameof(Day)));
        }

        if (!TryDay(Until, out var until))
        {
            return (null, new Refusal("日期应写成年-月-日，例如：2026-10-30。", Field: nameof(Until)));
        }

        if (isEnteredFor && string.IsNullOrWhiteSpace(OwnerName))
        {
            return (null, new Refusal("代录时请写明这是谁办的。", Field: nameof(OwnerName)));
        }

        if (Reason?.Trim().Length > LongestReason || OwnerName?.Trim().Length > LongestName || OwnerPost?.Trim().Length > LongestName)
        {
            return (null, Reason?.Trim().Length > LongestReason
                ? new Refusal($"最多{LongestReason}个字，现在是{Reason.Trim().Length}个。", Field: nameof(Reason))
                : new Refusal($"姓名和职务各不超过{LongestName}个字。", Field: nameof(OwnerName)));
        }

        return (new ActForm(Id)
        {
            Day = day,
            Until = until,
            For = isEnteredFor ? act.Who : null,
            OwnerName = OwnerName?.Trim() ?? "",
            OwnerPost = OwnerPost?.Trim() ?? "",
            Reason = Reason?.Trim() ?? "",
            Words = Deadline ?? "",
            Deadline = Enum.TryParse<DeadlineId>(Deadline, out var deadline) ? deadline : null,
            ReceiverNamed = !isEnteredFor || (!string.IsNullOrWhiteSpace(OwnerName) && !string.IsNullOrWhiteSpace(OwnerPost)),
        }, null);
    }

    private static bool TryDay(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var read = DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found);
        day = read ? found : null;
        return read;
    }
}
