using System.Globalization;
using Dudao.Core;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;

namespace Dudao.Server.Features.Inspections.Feedback;

/// <summary>The form of a feedback meeting, as typed.</summary>
public sealed class FeedbackHoldInput
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string? Day { get; set; }

    public string? Place { get; set; }

    public string? Attended { get; set; }

    public string? OwnerName { get; set; }

    internal (ActForm? Form, Refusal? Refusal) Read(bool isEnteredFor)
    {
        if (!DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, new Refusal("日期应写成年-月-日，例如：2026-10-23。", Field: nameof(Day)));
        }

        return isEnteredFor && string.IsNullOrWhiteSpace(OwnerName)
            ? (null, new Refusal("代录时请写明反馈会由哪位组长主持。", Field: nameof(OwnerName)))
            : (new ActForm(Id) { Day = day, For = isEnteredFor ? Position.Leader : null, OwnerName = OwnerName?.Trim() ?? "", OwnerPost = isEnteredFor ? "组长" : "" }, null);
    }
}
