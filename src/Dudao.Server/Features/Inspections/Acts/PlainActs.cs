using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Inspections.Acts;

/// <summary>
/// Acts that ask for no more than whose they are, their day and a reason: done from one page, by whoever the tables let, also for another.
/// </summary>
public sealed class PlainActs(ActBook book, IServiceProvider services)
{
    private static readonly HashSet<ActId> Plain =
    [
        ActId.ReceiveNotice, ActId.AcceptSelfEvaluation, ActId.ExtendSelfEvaluation, ActId.GoOnWithoutSelfEvaluation, ActId.BeginVisit,
        ActId.EndVisit, ActId.OpenDeliberation, ActId.CloseDeliberation, ActId.ReceivePreliminaryOpinion, ActId.StateNoObjection,
        ActId.RecordNoReply, ActId.BringToMeeting, ActId.ReceiveOpinion, ActId.Close, ActId.Remind, ActId.ExtendDeadline,
    ];

    public static bool IsPlain(ActId act) => Plain.Contains(act);

    /// <summary>Acts that somebody receives: name and post are asked for.</summary>
    public static bool IsReceipt(ActId act) => act is ActId.ReceiveNotice or ActId.ReceivePreliminaryOpinion or ActId.ReceiveOpinion;

    /// <summary>Acts that set a new last day.</summary>
    public static bool SetsDay(ActId act) => act is ActId.ExtendSelfEvaluation or ActId.ExtendDeadline;

    public Task<Outcome<SubjectPicture>> OpenAsync(Guid subjectId, CancellationToken cancellation) => book.OpenAsync(subjectId, cancellation);

    public async Task<Outcome<ActRecord>> PerformAsync(Guid subjectId, ActId act, ActForm form, CancellationToken cancellation)
    {
        if (!IsPlain(act))
        {
            return Failure.NotFound;
        }

        if (SetsDay(act) && form.Until is null)
        {
            return Failure.Invalid("请填延长到哪一天。", nameof(form.Until));
        }

        var effects = services.GetServices<ActEffect>().Where(e => e.Act == act).ToList();
        return await book.PerformAsync(subjectId, act, form, Words(act, form), async picture =>
        {
            if (SetsDay(act) && form.Until <= picture.Facts.Today)
            {
                return Failure.Invalid("新的截止日应晚于今天。", nameof(form.Until));
            }

            foreach (var effect in effects)
            {
                if (await effect.Change(services, picture, form, cancellation) is { } failed)
                {
                    return failed;
                }
            }

            return null;
        }, cancellation);
    }

    private static string Words(ActId act, ActForm form) => InspectionKinds.Comprehensive[act].Name + (act switch
    {
        ActId.Remind => $"：{form.Reason.Trim()}",
        ActId.ExtendDeadline or ActId.ExtendSelfEvaluation => $"至{form.Until:M月d日}",
        _ => "",
    });
}
