using System.Security.Cryptography;
using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Meeting;

/// <summary>集体研究: the meeting and what it decided of each subject; several subjects in one meeting, all or none of what is sent together.</summary>
public sealed class Meetings(DudaoDbContext db, MeetingTable table, ActBook book, OfficeClock clock)
{
    private const int LongestReason = 1000;

    /// <summary>Records a meeting, or corrects it while no minutes of it were drafted; the same id is recorded once.</summary>
    public Task<Outcome<Guid>> RecordAsync(Guid inspectionId, Guid id, MeetingForm form, CancellationToken cancellation) => db.WriteAsync<Guid>(async () =>
    {
        var opened = await table.OpenAsync(inspectionId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        if (!opened.Value.MayRecord)
        {
            return Failure.NotYours("会议由督导室工作人员登记。");
        }

        var (attendances, refusal) = form.Read();
        var refusals = Refuse(form).Concat(refusal is null ? [] : [refusal]).ToList();
        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        var meeting = await db.Set<DecisionMeeting>().FirstOrDefaultAsync(m => m.Id == id, cancellation);
        if (meeting is not null && (meeting.InspectionId != inspectionId || meeting.MinutesId is not null))
        {
            return meeting.InspectionId != inspectionId ? Failure.NotFound : Failure.Conflict(new Refusal("这次会议的纪要已经起草，不能再改。要改的请先作废纪要。"));
        }

        if (meeting is null)
        {
            db.Add(meeting = new DecisionMeeting { Id = id, InspectionId = inspectionId, OfficeId = opened.Value.Inspection.OfficeId });
        }

        (meeting.HeldOn, meeting.Name, meeting.Chair, meeting.Place) = (form.HeldOn, form.Name, form.Chair.Trim(), form.Place.Trim());
        meeting.Attendances = [.. attendances.Select(a => a with { SteppedOutAt = meeting.Attendances.Find(o => o.Name == a.Name)?.SteppedOutAt ?? [] })];
        meeting.Version++;
        db.Record(new Deed("Meeting.Record", $"登记{form.Name}")
        {
            RecordKind = nameof(Inspection),
            RecordId = inspectionId,
            OfficeId = meeting.OfficeId,
            TrueDate = form.HeldOn == clock.Today ? null : form.HeldOn,
        });
        await db.SaveChangesAsync(cancellation);
        return id;
    }, cancellation);

    /// <summary>Records what the meeting decided; if one subject is refused, none is decided.</summary>
    public Task<Outcome<Done>> DecideAsync(Guid inspectionId, Guid meetingId, Guid formId, IReadOnlyList<DecisionForm> decisions, CancellationToken cancellation) => db.WriteAsync<Done>(async () =>
    {
        var dealt = decisions.Where(d => d.IsDealtWith).ToList();
        if (dealt.Count == 0)
        {
            return Failure.Invalid("请至少选一个单位的研究结果。");
        }

        var opened = await table.OpenAsync(inspectionId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        if (await db.Set<DecisionMeeting>().FirstOrDefaultAsync(m => m.Id == meetingId && m.InspectionId == inspectionId, cancellation) is not { } meeting)
        {
            return Failure.Invalid("请先登记会议的日期和参会人员。", "Meeting");
        }

        foreach (var decision in dealt)
        {
            if (opened.Value.Lines.FirstOrDefault(l => l.Picture.Subject.Id == decision.SubjectId) is not { } line)
            {
                return Failure.NotFound;
            }

            var done = decision.How == DecisionForm.Back
                ? await SendBackAsync(meeting, line, Form(formId, meeting, decision), cancellation)
                : await DecideAsync(meeting, line, decision, Form(formId, meeting, decision), cancellation);
            if (!done.IsDone)
            {
                return new Failure(done.Kind, [.. done.Refusals.Select(r => r with { Message = $"{line.Name}：{r.Message}" })]);
            }
        }

        return new Done();
    }, cancellation);

    private async Task<Outcome<ActRecord>> DecideAsync(DecisionMeeting meeting, MeetingLine line, DecisionForm decision, ActForm form, CancellationToken cancellation)
    {
        var grade = decision.How == DecisionForm.Agree ? line.Proposed : decision.Grade;
        if (line.Score is not { } score || score.Plan.Framework.Grades.IndexOf(grade) < 0)
        {
            return Failure.Invalid("请选择等级。", "Grade");
        }

        if (meeting.Attendances.Count > 0 && decision.Out.FirstOrDefault(n => meeting.Attendances.All(a => a.Name != n)) is { } stranger)
        {
            return Failure.Invalid($"回避的“{stranger}”不在参会人员里。", "SteppedOut");
        }

        var attended = meeting.Attendances.Where(a => a.How == MeetingForm.Present).Select(a => a.Name).ToHashSet();
        return await book.PerformAsync(
            line.Picture.Subject.Id, ActId.Decide, form, $"{meeting.Name}研究，{(decision.How == DecisionForm.Agree ? "同意拟定等级" : "变更等级")}", async picture =>
            {
                if (picture.Facts.Has(ActId.Decide))
                {
                    return Failure.Conflict(new Refusal("这个单位已经研究过了。要重新研究的，请先退回督导组。"));
                }

                var own = await db.Set<MeetingDecision>().FirstOrDefaultAsync(d => d.MeetingId == meeting.Id && d.SubjectId == picture.Subject.Id, cancellation);
                if (own is null)
                {
                    db.Add(own = new MeetingDecision { Id = Guid.CreateVersion7(), MeetingId = meeting.Id, SubjectId = picture.Subject.Id });
                }

                (own.ProposedGrade, own.Grade, own.Mark, own.Reason) = (line.Proposed, grade, score.Mark, form.Reason);
                (own.InFavour, own.IsSentBack) = (decision.InFavour, false);
                (picture.Subject.Grade, picture.Subject.Mark) = (grade, score.Mark);
                StepOut(meeting, picture.Subject.Id, decision.Out);
                return null;
            }, cancellation,
            facts => facts with
            {
                Decision = facts.Decision with
                {
                    GradeChanged = grade != line.Proposed,
                    AboveCap = AboveCap(score.Plan.Framework.Grades, score.Caps.Select(c => c.Grade), grade),
                    RecusedNotNotedOut = line.Recused.Count(n => attended.Contains(n) && !decision.Out.Contains(n)),
                    InFavour = decision.InFavour,
                },
            });
    }

    /// <summary>Back to the team: what the members had confirmed no longer holds, nor what was decided at single leaves and at points of the reply.</summary>
    private async Task<Outcome<ActRecord>> SendBackAsync(DecisionMeeting meeting, MeetingLine line, ActForm form, CancellationToken cancellation) =>
        await book.PerformAsync(line.Picture.Subject.Id, ActId.ReturnToTeam, form, $"{meeting.Name}研究，退回督导组：{form.Reason}", async picture =>
        {
            var id = picture.Subject.Id;
            foreach (var confirmation in await db.Set<Confirmation>().Where(c => c.SubjectId == id && c.VoidedAt == null).ToListAsync(cancellation))
            {
                (confirmation.VoidedAt, confirmation.VoidedBy) = (clock.Now, $"{meeting.Name}研究，退回督导组");
            }

            foreach (var leaf in await db.Set<LeafSettlement>().Where(s => s.SubjectId == id && s.Decided != null).ToListAsync(cancellation))
            {
                (leaf.Decided, leaf.DecidedReason) = (null, "");
                leaf.Version++;
            }

            foreach (var point in await db.Set<ReplyPoint>().Where(p => p.SubjectId == id && p.IsChanged != null).ToListAsync(cancellation))
            {
                (point.IsChanged, point.NewValue, point.Reason, point.WeighedOn) = (null, null, "", null);
                point.Version++;
            }

            var own = await db.Set<MeetingDecision>().FirstOrDefaultAsync(d => d.MeetingId == meeting.Id && d.SubjectId == id, cancellation);
            if (own is null)
            {
                db.Add(own = new MeetingDecision { Id = Guid.CreateVersion7(), MeetingId = meeting.Id, SubjectId = id });
            }

            (own.ProposedGrade, own.Grade, own.Reason, own.IsSentBack) = (line.Proposed, "", form.Reason, true);
            (picture.Subject.Grade, picture.Subject.Mark) = ("", null);
            return null;
        }, cancellation);

    private static IEnumerable<Refusal> Refuse(MeetingForm form)
    {
        if (!MeetingForm.Names.Contains(form.Name))
        {
            yield return new Refusal("请选择是哪个会议。", Field: nameof(form.Name));
        }

        if (form.Chair.Trim().Length is 0 or > 50)
        {
            yield return new Refusal("请写明会议由谁主持，不超过50个字。", Field: nameof(form.Chair));
        }

        if (form.Place.Trim().Length is 0 or > 100)
        {
            yield return new Refusal("请写明会议地点，不超过100个字。", Field: nameof(form.Place));
        }
    }

    private static string AboveCap(GradeScale scale, IEnumerable<string> caps, string grade) =>
        caps.Where(c => scale.IndexOf(c) > scale.IndexOf(grade)).OrderByDescending(scale.IndexOf).FirstOrDefault() ?? "";

    private static void StepOut(DecisionMeeting meeting, Guid subjectId, IReadOnlyList<string> names)
    {
        meeting.Attendances = [.. meeting.Attendances.Select(a => a with { SteppedOutAt = [.. a.SteppedOutAt.Where(s => s != subjectId), .. names.Contains(a.Name) ? [subjectId] : Array.Empty<Guid>()] })];
        meeting.Version++;
    }

    private static ActForm Form(Guid formId, DecisionMeeting meeting, DecisionForm decision)
    {
        var reason = decision.Reason.Trim();
        return new ActForm(new Guid(SHA256.HashData([.. formId.ToByteArray(), .. decision.SubjectId.ToByteArray()]).AsSpan(0, 16)))
        {
            Day = meeting.HeldOn,
            Reason = decision.How == DecisionForm.Agree ? "" : reason[..Math.Min(reason.Length, LongestReason)],
        };
    }
}
