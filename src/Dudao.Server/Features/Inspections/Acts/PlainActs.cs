using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Acts;

/// <summary>
/// Acts that ask for no more than whose they are, their day and a reason: done from one page, by whoever the tables let, also for another.
/// </summary>
public sealed class PlainActs(DudaoDbContext db, ActBook book, IServiceProvider services)
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

    /// <summary>What follows from the act, where its name does not say it; null where it does.</summary>
    public static string? Consequence(ActId act) => act switch
    {
        ActId.EndVisit => "结束后不能再补评分、督导记录和问题确认单。",
        ActId.OpenDeliberation => "开始后各人的评分互相可见，评分表不能再改。",
        ActId.CloseDeliberation => "结束后合议分不再改；尺度不一的，总领队可以退回重议。",
        ActId.ReceivePreliminaryOpinion => "签收后就能阅读初步督导意见；申辩的期限从签收次日起算。",
        ActId.StateNoObjection => "登记后不能再提出申辩。",
        ActId.ReceiveOpinion => "签收后就能阅读督导意见书；意见书规定的整改期限从签收起算。",
        _ => null,
    };

    public Task<Outcome<SubjectPicture>> OpenAsync(Guid subjectId, CancellationToken cancellation) => book.OpenAsync(subjectId, cancellation);

    /// <summary>The paper that is waiting to be received by an act; null where the act receives none.</summary>
    public async Task<(Guid Id, string Words)?> PaperToReceiveAsync(SubjectPicture picture, ActId act, CancellationToken cancellation)
    {
        var kinds = Enum.GetValues<DocumentKind>().Where(k => Receipts.ActFor(k) == act).Select(k => k.ToString()).ToArray();
        var (inspectionId, organisationId) = (picture.Inspection.Id, picture.Subject.OrganisationId);
        var paper = kinds.Length == 0 ? null : await (
            from delivery in db.Set<Delivery>()
            where delivery.OrganisationId == organisationId && delivery.ReceivedOn == null
            join document in db.Set<DocumentRecord>() on delivery.DocumentId equals document.Id
            where document.InspectionId == inspectionId && kinds.Contains(document.Kind) && document.VoidedOn == null
            select new { document.Id, document.Title, document.Number }).FirstOrDefaultAsync(cancellation);
        return paper is null ? null : (paper.Id, $"《{paper.Title}》" + (paper.Number.Length > 0 ? $"（{paper.Number}）" : ""));
    }

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

        if (act == ActId.Remind && form.Reason.Trim().Length == 0)
        {
            return Failure.Invalid("请写明催办的方式和内容，例如：电话提醒联络员，请于明天中午前上报。", nameof(form.Reason));
        }

        var effects = services.GetServices<ActEffect>().Where(e => e.Act == act).ToList();
        return await book.PerformAsync(subjectId, act, form, Words(act, form), async picture =>
        {
            if (SetsDay(act) && form.Until <= picture.Facts.Today)
            {
                return Failure.Invalid("新的截止日应晚于今天。", nameof(form.Until));
            }

            if (SetsDay(act) && RefuseExtension(picture, act == ActId.ExtendSelfEvaluation ? DeadlineId.SelfEvaluation : form.Deadline, form.Until!.Value) is { } refusal)
            {
                return Failure.Invalid([refusal]);
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

    private static Refusal? RefuseExtension(SubjectPicture picture, DeadlineId? id, DateOnly until) => id is { } named
        ? SubjectDeadlines.RefuseExtension(picture.Facts.Deadlines, named, until) is { } refusal ? refusal with { Field = nameof(ActForm.Until) } : null
        : new Refusal("请选择延长哪个期限。", Field: nameof(ActForm.Deadline));

    private static string Words(ActId act, ActForm form) => InspectionKinds.Comprehensive[act].Name + (act switch
    {
        ActId.Remind => $"：{form.Reason.Trim()}",
        ActId.ExtendDeadline or ActId.ExtendSelfEvaluation => $"至{form.Until:M月d日}",
        _ => "",
    });
}
