using System.Globalization;
using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.SelfEvaluation;

/// <summary>Drafts the 自评报告 from what the subject answered: marks by part, what was done, where points are lost, figures.</summary>
public sealed class SelfReport(DudaoDbContext db, SelfEvaluationService service, OfficeClock clock)
{
    public static PaperDraft Draft { get; } = new(
        DocumentKind.SelfEvaluationReport, (services, place, cancellation) => services.GetRequiredService<SelfReport>().DraftAsync(place, cancellation));

    private async Task<Outcome<OfficialDocument>> DraftAsync(PaperPlace place, CancellationToken cancellation)
    {
        if (place.SubjectId is not { } subjectId)
        {
            return Failure.NotFound;
        }

        var opened = await service.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return new Failure(opened.Kind, opened.Refusals);
        }

        var view = opened.Value;
        if (view.Missing.Any() || view.Sheet.IsOwnOnly)
        {
            return Failure.Conflict(new Refusal(view.Sheet.IsOwnOnly
                ? "自评报告由联络员或负责人起草。"
                : $"还有 {view.Missing.Count()} 项没有填，填完再起草自评报告。"));
        }

        var organisation = view.Picture.At.Organisation;
        var head = await db.People.Where(p => p.Id == organisation.HeadPersonId).Select(p => p.Name).FirstOrDefaultAsync(cancellation) ?? "";
        var office = await db.Organisations.Where(o => o.Id == view.Picture.Inspection.OfficeId).Select(o => o.Name).SingleAsync(cancellation);
        var meeting = view.Submitted?.Meeting ?? clock.Today;
        return DocumentTemplates.SelfEvaluationReport(new SelfEvaluationReportFacts(
            new SubjectHead(organisation.Name, head, organisation.SchoolType == "幼儿园" ? "园长" : "校长"), office, await InspectionAsync(view, cancellation),
            await NoticeAsync(view.Picture.Inspection.Id, cancellation), Overview(organisation), meeting, new DaySpan(meeting, meeting.AddDays((view.Submitted?.DaysPosted ?? 5) - 1)),
            [.. view.Lines.GroupBy(l => l.Above.Count > 0 ? l.Above[0] : l.Leaf).Select(g => Part(g.Key, [.. g]))],
            ["（请逐项写明改进措施、完成时限和责任人。）"], null)
        {
            Figures = [.. view.Lines.Where(l => l.Leaf.Rule is DataRule && l.Input is LeafInput.Figures).Select(Figure)],
        });
    }

    private async Task<InspectionFacts> InspectionAsync(SelfEvaluationView view, CancellationToken cancellation)
    {
        var (inspection, framework) = (view.Picture.Inspection, view.Sheet.Plan.Framework);
        var label = await db.Set<FrameworkVersionRecord>().Where(v => v.Id == inspection.FrameworkVersionId).Select(v => v.Label).SingleAsync(cancellation);
        var item = await db.Set<ListItem>().FirstOrDefaultAsync(i => i.Id == inspection.ListItemId, cancellation);
        return new InspectionFacts(
            inspection.Title,
            view.Picture.Kind.Name + "评估",
            new FrameworkFacts(framework.Name, label, framework.FullMark, [.. framework.Parts.Select(p => new PartFacts(p.Name, p.Points))]),
            new YearlyItem($"{inspection.Year}年度督查检查评比考核事项清单", item is null ? "" : $"第{item.Number}项", item?.ApprovedBy ?? "", item?.ApprovedOn ?? clock.Today),
            [], [], DaySpan.Of(clock.Today), DaySpan.Of(clock.Today), new ProcedureDays("", "", ""));
    }

    private async Task<string> NoticeAsync(Guid inspectionId, CancellationToken cancellation)
    {
        var kind = DocumentKind.Notice.ToString();
        var notice = await db.Set<DocumentRecord>().Where(d => d.InspectionId == inspectionId && d.Kind == kind && d.IssuedOn != null && d.VoidedOn == null)
            .Select(d => new { d.Title, d.Number }).FirstOrDefaultAsync(cancellation);
        return notice is null ? "督导评估通知" : $"《{notice.Title}》（{notice.Number}）";
    }

    private static string Overview(Organisation school)
    {
        (string Stage, int Pupils)[] stages = [("小学", school.PrimaryPupils), ("初中", school.JuniorPupils), ("高中", school.SeniorPupils), ("幼儿园", school.KindergartenChildren)];
        var pupils = stages.Where(s => s.Pupils > 0).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Stage}在校学生{s.Pupils}人")).ToList();
        var classes = school.Classes > 0 ? string.Create(CultureInfo.InvariantCulture, $"现有教学班{school.Classes}个") : "";
        return string.Join('，', pupils.Prepend(classes).Where(t => t.Length > 0)) + (pupils.Count > 0 || classes.Length > 0 ? "。" : "") + "（请补充教职工、校舍、场地等基本情况。）";
    }

    private static SelfPart Part(Indicator part, List<SelfLine> lines) => new(
        part.Name,
        lines.Where(l => l.Value is not null).Sum(l => l.Leaf.Points),
        lines.Sum(l => l.Value ?? 0),
        [.. lines.Where(l => l.Narrative.Length > 0).Select(l => l.Narrative)],
        [.. lines.Where(l => l.Value < l.Leaf.Points).Select(l => new SelfLoss(l.Leaf.Title, l.Leaf.Points - l.Value!.Value, Reason(l)))]);

    private static string Reason(SelfLine line) => line.Leaf.Rule.Explain(line.Leaf.Points, line.Input!) + "。";

    private static ReportedFigure Figure(SelfLine line)
    {
        var rule = (DataRule)line.Leaf.Rule;
        return new ReportedFigure(line.Leaf.Number, rule.Figure, line.Stages.Count > 1 ? line.Given : line.Given + rule.Unit, line.OnCall);
    }
}
