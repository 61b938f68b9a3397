using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Server.Features.Inspections.OnSite.FieldRecords;
using Dudao.Server.Features.Inspections.OnSite.Problems;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Inspections.OnSite.Papers;

/// <summary>The sheets of records and problems: filled with what was typed, or a kind of sheet left blank.</summary>
public sealed class FieldPapers(FieldRecordBook records, ProblemBook problems)
{
    /// <summary>The kinds that are handed out blank on the spot.</summary>
    private static readonly SheetKind[] Blank = [SheetKind.ProblemConfirmation, SheetKind.LessonRecord, SheetKind.AttendanceSheet, SheetKind.InterviewOutline];

    /// <summary>The sheet of record-ID or problem-ID, or the blank one of a kind.</summary>
    public async Task<Outcome<Sheet>> ReadAsync(Guid subjectId, string what, CancellationToken cancellation)
    {
        if (what.Split('-', 2) is ["problem", var problemId] && Guid.TryParse(problemId, out var problem))
        {
            var opened = await problems.OpenAsync(subjectId, cancellation);
            return !opened.IsDone ? opened.Failure
                : opened.Value.Standing.FirstOrDefault(p => p.Problem.Id == problem) is { } found ? Of(opened.Value, found)
                : Failure.NotFound;
        }

        if (what.Split('-', 2) is ["record", var recordId] && Guid.TryParse(recordId, out var record))
        {
            var opened = await records.OpenAsync(subjectId, cancellation);
            return !opened.IsDone ? opened.Failure
                : opened.Value.Records.FirstOrDefault(r => r.Id == record) is { } found && Of(opened.Value, found) is { } sheet ? sheet
                : Failure.NotFound;
        }

        if (!Enum.TryParse<SheetKind>(what, out var kind) || !Blank.Contains(kind))
        {
            return Failure.NotFound;
        }

        var at = await problems.OpenAsync(subjectId, cancellation);
        return at.IsDone ? SheetTemplates.Blank(kind) : at.Failure;
    }

    public static Sheet Of(ProblemsView view, NumberedProblem numbered)
    {
        var (number, problem) = numbered;
        return SheetTemplates.ProblemConfirmation(new ProblemConfirmationFacts(
            view.Picture.Inspection.Title, view.Picture.At.Organisation.Name, $"第{number}号", view.About(problem), problem.Fact, problem.Basis, problem.FinderName, problem.FoundOn)
        {
            Agreed = problem.Answer switch { ProblemAnswer.Confirmed => true, ProblemAnswer.Disputed => false, _ => null },
            Words = problem.Answer is ProblemAnswer.Confirmed or ProblemAnswer.Disputed ? problem.AnswerWords : "",
            RefusalNotedBy = problem.Answer == ProblemAnswer.Refused ? problem.Witnesses.Split('、') : [],
        });
    }

    /// <summary>The paper of a record; null where its kind has none of its own.</summary>
    public static Sheet? Of(FieldRecordsView view, FieldRecord record)
    {
        var (inspection, school) = (view.Picture.Inspection.Title, view.Picture.At.Organisation.Name);
        string Said(string key) => record.Details.GetValueOrDefault(key, "");
        return record.Kind switch
        {
            FieldRecordKind.LessonHeard => SheetTemplates.LessonRecord(new LessonRecordFacts(school, Said("班级"), Said("学科"), Said("课题"), Said("教师"), Said("节次"), record.Day, record.PersonName)
            {
                Inspection = inspection,
                Course = record.Text,
                Grade = Said("评价"),
            }),
            FieldRecordKind.Symposium => SheetTemplates.AttendanceSheet(new AttendanceSheetFacts(
                Said(FieldRecordForm.Audience) + "座谈会", school, record.Day, Said("地点"), Said("主持人"),
                [.. Said("参加人员").Split(['、', '，', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(n => new AttendancePerson(n, "", ""))])
            { Inspection = inspection }),
            FieldRecordKind.Interview => SheetTemplates.InterviewOutline(new InterviewOutlineFacts(
                inspection, school, Said(FieldRecordForm.Audience), [new InterviewQuestion(view.LeafTitle(record.LeafId), "", record.Text)])
            { Day = record.Day, Place = Said("地点"), Interviewer = record.PersonName }),
            _ => null,
        };
    }
}
