using Dudao.Core;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>A button or small form of the deliberation's page.</summary>
public sealed class DeliberationCommand
{
    /// <summary>Which: close (the leaves whose marks lie close), confirm, dissent, calibrate, note (a member who does not confirm).</summary>
    public string Do { get; set; } = "";

    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string? Leaf { get; set; }

    public string? Words { get; set; }

    public Guid? Member { get; set; }

    internal async Task<(bool IsDone, int Status, IReadOnlyList<Refusal> Refusals)> PerformAsync(Deliberations service, Settling settling, Guid subjectId, CancellationToken cancellation)
    {
        var form = new ActForm(Id) { Reason = Words?.Trim() ?? "" };
        return Do switch
        {
            "close" => Of(await settling.SettleCloseAsync(subjectId, cancellation)),
            "confirm" => Of(await service.ConfirmAsync(subjectId, form, cancellation)),
            "dissent" => Of(await service.DissentAsync(subjectId, form, Leaf ?? "", Words ?? "", cancellation, Member)),
            "calibrate" => Of(await service.CalibrateAsync(subjectId, form, Leaf ?? "", cancellation)),
            "note" => Of(await service.NoteUnconfirmedAsync(subjectId, form, Member ?? default, cancellation)),
            _ => (false, StatusCodes.Status404NotFound, []),
        };
    }

    /// <summary>What 尺度统一 takes back at a subject as it stands.</summary>
    internal static string TakenBack(SubjectPicture picture)
    {
        if (picture.Subject.State != Core.Inspections.InspectionState.Feedback)
        {
            return "这一项重新合议，督导组已作的确认失效，要重新确认。";
        }

        var isDrafted = picture.Facts.Has(Core.Inspections.ActId.DraftPreliminaryOpinion);
        return $"{picture.At.Organisation.Name}的合议已经结束，退回后回到“合议”：这一项重新定分，督导组全体重新确认、签名，合议重新结束，{(isDrafted ? "已拟的初步督导意见重新拟稿、核稿、签发，" : "")}反馈的期限从重新结束那天起算。";
    }

    internal string Said => Do switch
    {
        "close" => "已按中位数定分。",
        "confirm" => "已确认合议结果。",
        "dissent" => "保留意见已记入合议记录。",
        "calibrate" => "已退回重新合议，原有的确认失效。",
        _ => "已注明未确认。",
    };

    private static (bool IsDone, int Status, IReadOnlyList<Refusal> Refusals) Of<T>(Outcome<T> outcome) => (outcome.Kind == OutcomeKind.Done, outcome.Kind.Status(), outcome.Refusals);
}
