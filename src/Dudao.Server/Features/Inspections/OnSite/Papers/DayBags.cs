using System.Globalization;
using System.IO.Compression;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Documents.Writing;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.OnSite.FieldRecords;
using Dudao.Server.Features.Inspections.OnSite.Problems;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Inspections.OnSite.Papers;

/// <summary>What one inspector takes to one school, in the order in which he needs it.</summary>
public sealed record DayBag(SubjectPicture Picture, MemberOfTeam Owner, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>The members whose bags the reader may print.</summary>
    public IReadOnlyList<MemberOfTeam> Choices { get; init; } = [];
}

/// <summary>
/// 资料袋. The blank bag holds nobody's mark and may be printed by the member himself, the leader and the office; marks that were typed are
/// printed for their own hand alone.
/// </summary>
public sealed class DayBags(ActBook book, Marking marking, FieldRecordBook records, ProblemBook problems, SignedIn signedIn)
{
    public async Task<Outcome<DayBag>> ReadAsync(Guid subjectId, Guid? memberId, bool isFilled, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        var mayChoose = (picture.At.Standing.Acting & (Positions.Office | Position.Leader | Position.Deputy | Position.Recorder | Position.ChiefLeader)) != 0;
        var choices = picture.Team.Where(m => m.Member.Position is not (TeamPosition.Recorder or TeamPosition.ChiefLeader) && (mayChoose || m.Member.PersonId == signedIn.Actor.PersonId)).ToList();
        var owner = choices.Find(m => m.Member.Id == memberId) ?? choices.Find(m => m.Member.PersonId == signedIn.Actor.PersonId) ?? (mayChoose ? choices.FirstOrDefault() : null);
        if (owner is null || (memberId is not null && owner.Member.Id != memberId))
        {
            return Failure.NotYours("资料袋由督导组成员本人、组长和督导室打印。");
        }

        var isOwn = owner.Member.PersonId == signedIn.Actor.PersonId;
        var sheets = new List<Sheet> { Schedule(picture) };
        if (picture.Parts?.PartOf(owner.Member.Id).Any() == true)
        {
            sheets.Add(await MarksAsync(picture, owner, isFilled && isOwn, cancellation));
        }

        sheets.Add(Interviews(picture, owner));
        sheets.AddRange(await FieldAsync(subjectId, owner, isFilled, cancellation));
        sheets.AddRange(await ProblemsAsync(subjectId, owner, isFilled, cancellation));
        sheets.Add(SheetTemplates.RecusalDeclaration(new RecusalDeclarationFacts(picture.Inspection.Title, owner.Name, owner.Member.IsInspector ? "督学" : "", [picture.At.Organisation.Name])));
        return new DayBag(picture, owner, sheets) { Choices = choices };
    }

    /// <summary>All sheets of a bag as DOCX in one zip, numbered in their order.</summary>
    public static byte[] Zip(DayBag bag)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (index, sheet) in bag.Sheets.Index())
            {
                using var entry = zip.CreateEntry($"{(index + 1).ToString("00", CultureInfo.InvariantCulture)} {sheet.Kind.Name()}.docx").Open();
                using var docx = new MemoryStream();
                DocxWriter.Write(sheet, docx);
                docx.Position = 0;
                docx.CopyTo(entry);
            }
        }

        return made.ToArray();
    }

    private static Sheet Schedule(SubjectPicture picture)
    {
        var (subject, inspection, school) = (picture.Subject, picture.Inspection, picture.At.Organisation.Name);
        var items = new List<ScheduleItem>();
        var (from, to) = (subject.VisitFrom ?? inspection.VisitFrom, subject.VisitTo ?? inspection.VisitTo);
        for (var day = from; day is not null && day <= to; day = day.Value.AddDays(1))
        {
            items.Add(new ScheduleItem(day.Value, "上午", school, day == from ? "听取自评汇报，分组查阅资料、听课、访谈" : "查阅资料、听课、访谈", "全体成员"));
            items.Add(new ScheduleItem(day.Value, "下午", school, day == to ? "召开学生、家长、教师座谈会，核对问题确认单" : "查看场所、核实数据、访谈", "全体成员"));
        }

        if (subject.DeliberationAt is { } at)
        {
            var local = OfficeClock.LocalOf(at);
            items.Add(new ScheduleItem(DateOnly.FromDateTime(local), local.ToString("HH:mm", CultureInfo.InvariantCulture), "督导室", "合议", "全体成员"));
        }

        return SheetTemplates.Schedule(inspection.Title, items);
    }

    private async Task<Sheet> MarksAsync(SubjectPicture picture, MemberOfTeam owner, bool isFilled, CancellationToken cancellation)
    {
        var sheet = isFilled ? await marking.OpenAsync(picture.Subject.Id, null, cancellation) : null;
        var framework = picture.Plan!.Framework;
        var typed = sheet is { IsDone: true } ? sheet.Value.Lines.ToDictionary(l => l.Leaf.Id) : [];
        var self = await marking.SelfAsync(picture.Subject.Id, cancellation);
        var mine = picture.Parts!.PartOf(owner.Member.Id).Concat(picture.Parts.LeftOutOf(owner.Member.Id).Select(l => l.Leaf)).ToHashSet();
        return SheetTemplates.MarkSheet(new MarkSheetFacts(
            picture.Inspection.Title, framework.Name, picture.At.Organisation.Name, owner.Name,
            [
                .. picture.Plan.Asked.Where(mine.Contains).Select(leaf =>
                {
                    var line = typed.GetValueOrDefault(leaf.Id);
                    var leftOut = picture.Plan.WhyLeftOut(leaf.Id);
                    return new Core.Documents.Templates.MarkRow(
                        framework.PathTo(leaf.Id) is [.., var above, _] ? above.Title : "", leaf.Title, leaf.Points, leaf.Leaf!.Standard,
                        self.TryGetValue(leaf.Id, out var own) ? LeafReading.Show(leaf, own) : "",
                        leftOut is not null ? "不适用" : line?.Input is { } mark ? LeafReading.Show(leaf, mark) : "",
                        leftOut is not null ? $"经审定不适用：{leftOut}" : string.Join('；', new[] { line?.Finding, line?.Reason }.Where(w => !string.IsNullOrEmpty(w))));
                }),
            ])
        { Day = picture.Subject.VisitFrom });
    }

    /// <summary>A question for each leaf of his that is looked at by asking people; where none is, for his first leaves.</summary>
    private static Sheet Interviews(SubjectPicture picture, MemberOfTeam owner)
    {
        var mine = picture.Parts?.PartOf(owner.Member.Id).Where(l => l.Rule is not DataRule).ToList() ?? [];
        var asked = mine.Where(l => l.Leaf!.Methods.Any(m => m.Contains('访') || m.Contains('谈') || m.Contains('问'))).ToList();
        return SheetTemplates.InterviewOutline(new InterviewOutlineFacts(
            picture.Inspection.Title, picture.At.Organisation.Name, "",
            [.. (asked.Count > 0 ? asked : mine).Take(8).Select(l => new InterviewQuestion(l.Title, $"请谈谈“{l.Name}”的实际情况，举一个例子。"))])
        { Day = picture.Subject.VisitFrom, Interviewer = owner.Name });
    }

    private async Task<IEnumerable<Sheet>> FieldAsync(Guid subjectId, MemberOfTeam owner, bool isFilled, CancellationToken cancellation)
    {
        var view = isFilled ? await records.OpenAsync(subjectId, cancellation) : null;
        var filled = view is { IsDone: true }
            ? view.Value.Records.Where(r => r.PersonId == owner.Member.PersonId).Select(r => FieldPapers.Of(view.Value, r)).OfType<Sheet>().ToList()
            : [];
        return filled.Count > 0 ? filled : [SheetTemplates.LessonRecord(), SheetTemplates.AttendanceSheet()];
    }

    private async Task<IEnumerable<Sheet>> ProblemsAsync(Guid subjectId, MemberOfTeam owner, bool isFilled, CancellationToken cancellation)
    {
        var view = isFilled ? await problems.OpenAsync(subjectId, cancellation) : null;
        var filled = view is { IsDone: true } ? view.Value.Standing.Where(p => p.Problem.FinderPersonId == owner.Member.PersonId).Select(p => FieldPapers.Of(view.Value, p)).ToList() : [];
        return filled.Count > 0 ? filled : [SheetTemplates.ProblemConfirmation()];
    }
}
