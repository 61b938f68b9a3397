using System.Globalization;
using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Server.Features.Documents.Desk;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Documents;

/// <summary>A step of a paper, as its page sends it.</summary>
public sealed class StepInput
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Step { get; set; } = "";

    public string? Reason { get; set; }

    public string? Day { get; set; }

    public string? How { get; set; }

    /// <summary>代签: for whom, from, to, why; all empty where the signer signs for himself.</summary>
    public string? ForName { get; set; }

    public string? ForFrom { get; set; }

    public string? ForTo { get; set; }

    public string? ForReason { get; set; }

    internal async Task<Outcome<Done>> PerformAsync(IServiceProvider services, Guid documentId, CancellationToken cancellation)
    {
        if (!Enum.TryParse<DocumentStep>(Step, out var step))
        {
            return Failure.NotFound;
        }

        if (!TryDay(Day, out var day))
        {
            return Failure.Invalid("日期应写成年-月-日，例如：2026-10-21。", nameof(Day));
        }

        var form = new ActForm(Id) { Reason = Reason?.Trim() ?? "", Day = day };
        if (step == DocumentStep.Sign)
        {
            var (instead, refusal) = Instead();
            return refusal is not null ? Failure.Invalid([refusal]) : await services.GetRequiredService<PaperSigning>().SignAsync(documentId, instead, form, cancellation);
        }

        var desk = services.GetRequiredService<PaperDesk>();
        return step switch
        {
            DocumentStep.Draft => await desk.RedraftAsync(documentId, keepsEdited: true, form, cancellation),
            DocumentStep.Check => await desk.CheckAsync(documentId, form, cancellation),
            DocumentStep.SendBack => await desk.SendBackAsync(documentId, form, cancellation),
            DocumentStep.Issue => await services.GetRequiredService<PaperIssuing>().IssueAsync(documentId, How ?? PaperIssuing.Ways[0], form, cancellation),
            DocumentStep.Void => await services.GetRequiredService<PaperSigning>().VoidAsync(documentId, form, cancellation),
            _ => Failure.NotFound,
        };
    }

    private (SignedInstead? Instead, Refusal? Refusal) Instead()
    {
        var given = new[] { ForName, ForFrom, ForTo, ForReason }.Select(t => t?.Trim() ?? "").ToList();
        return given.TrueForAll(t => t.Length == 0) ? (null, null)
            : given.Contains("") || !TryDay(ForFrom, out var from) || !TryDay(ForTo, out var to) || from > to
                ? (null, new Refusal("代签应写明代谁签发、期限的起止日期和原因，四项都要填。", Field: nameof(ForName)))
            : (new SignedInstead(given[0], from!.Value, to!.Value, given[3]), null);
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
