using static Dudao.Core.Inspections.Sees;

namespace Dudao.Core.Inspections;

/// <summary>A row of table C: what a position sees before deliberation opens, after, and once the opinion is received.</summary>
/// <param name="Who">Any of these positions.</param>
/// <param name="Before">Before deliberation opens.</param>
/// <param name="Opened">After it was opened.</param>
/// <param name="Received">Once the opinion is received.</param>
public sealed record ViewRow(Position Who, Sees Before, Sees Opened, Sees Received)
{
    /// <summary>What the row says beside; empty for nothing.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Table C as data.</summary>
public static class ViewTable
{
    private const Sees File = State | TeamList | SelfEvaluation | Figures | FieldRecords | Problems;
    private const Sees Results = AllMarks | TraineeMarks | SettledMarks | Total | Grade | PreliminaryOpinion | Reply | Opinion;
    private const Sees Subject = State | TeamList | SelfEvaluation | Figures | Problems;
    private const Sees SubjectOpened = Subject | PreliminaryOpinion | Reply;
    private const Sees SubjectReceived = SubjectOpened | Opinion | Grade | Total | SettledMarks;

    /// <summary>The rows, in the order of the table.</summary>
    public static IReadOnlyList<ViewRow> Rows { get; } =
    [
        new(Positions.Marking, File | OwnMarks, File | OwnMarks | Results, File | OwnMarks | Results) { Note = "跟岗督学的评分另列，不计入中位数和分差" },
        new(Position.Leader | Position.Deputy, File | OwnMarks | Progress | ProgressOfEach, File | OwnMarks | Progress | ProgressOfEach | Results,
            File | OwnMarks | Progress | ProgressOfEach | Results),
        new(Position.ChiefLeader, File | OwnMarks | Progress, File | OwnMarks | Progress | Results | Batch, File | OwnMarks | Progress | Results | Batch),
        new(Position.Recorder, File | SheetHanded, File | Progress | ProgressOfEach | Results, File | Progress | ProgressOfEach | Results)
        { Note = "只见交给本人录入的评分表，提交后不再可见" },
        new(Position.Staff, File | Progress | ProgressOfEach | SheetHanded, File | Progress | ProgressOfEach | Results | Batch | Audit,
            File | Progress | ProgressOfEach | Results | Batch | Audit) { Note = "评分进度用于催办；代录同资料员" },
        new(Position.Director, State | TeamList | SelfEvaluation | Figures | Problems | Progress, File | Progress | ProgressOfEach | Results | Batch | Audit,
            File | Progress | ProgressOfEach | Results | Batch | Audit),
        new(Position.Administrator, Audit, Audit, Audit) { Note = "账号和设置；不见督导内容，操作记录中的评分始终隐藏" },
        new(Position.Contributor, State | TeamList | OwnLeaves, State | TeamList | OwnLeaves, State | TeamList | OwnLeaves | Opinion | Grade),
        new(Positions.Receiving, Subject, SubjectOpened, SubjectReceived)
        { Note = "初步督导意见自签收起可见；合议分、决定分及理由由设置决定（默认可见）；任何时候不见督学个人评分" },
        new(Position.Bureau, State | Figures, State | Figures, State | Figures) { Note = "只见本部门提供的数据" },
        new(Position.GovernmentLeader, State, State, State | Grade | Opinion) { Note = "由其认定等级的，自请示起可见等级" },
        new(Position.SuperiorOffice, State, State, State | Grade | Opinion) { Note = "限已下发督导意见书并报备的" },
    ];
}
