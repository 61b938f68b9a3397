namespace Dudao.Core.Inspections;

/// <summary>
/// What of a subject may be seen (domain: acts.md, table C). A mark is the value, level, items, number of findings, reason, finding text,
/// remarks at handing in, every sum of these, and whether a reason was required. A data leaf's mark follows from its figure: it is no
/// person's, so office and team see it with <see cref="Figures"/>; the subject sees the figure alone.
/// </summary>
[Flags]
public enum Sees
{
    /// <summary>Nothing: not found.</summary>
    Nothing = 0,

    /// <summary>That there is this inspection, its name, dates and state.</summary>
    State = 1,

    /// <summary>The list of the team.</summary>
    TeamList = 1 << 1,

    /// <summary>Of the self-evaluation the leaves shared to him.</summary>
    OwnLeaves = 1 << 2,

    /// <summary>The whole self-evaluation.</summary>
    SelfEvaluation = 1 << 3,

    /// <summary>Figures: reported, verified, given by departments.</summary>
    Figures = 1 << 4,

    /// <summary>The team's field records.</summary>
    FieldRecords = 1 << 5,

    /// <summary>Problems and their sheets.</summary>
    Problems = 1 << 6,

    /// <summary>How many leaves of how many are marked, in all.</summary>
    Progress = 1 << 7,

    /// <summary>How many leaves of how many each person has marked.</summary>
    ProgressOfEach = 1 << 8,

    /// <summary>His own marks.</summary>
    OwnMarks = 1 << 9,

    /// <summary>The sheet that was handed to him to type, until it is handed in.</summary>
    SheetHanded = 1 << 10,

    /// <summary>All marks of this subject, by person.</summary>
    AllMarks = 1 << 11,

    /// <summary>Trainees' marks, apart: never in median or spread.</summary>
    TraineeMarks = 1 << 12,

    /// <summary>All opened subjects of the batch, side by side.</summary>
    Batch = 1 << 13,

    /// <summary>Agreed and decided marks of leaves, with their reasons.</summary>
    SettledMarks = 1 << 14,

    /// <summary>The total and the sums.</summary>
    Total = 1 << 15,

    /// <summary>The grade.</summary>
    Grade = 1 << 16,

    /// <summary>The text of the preliminary opinion.</summary>
    PreliminaryOpinion = 1 << 17,

    /// <summary>The reply and how it was weighed.</summary>
    Reply = 1 << 18,

    /// <summary>The text of the opinion.</summary>
    Opinion = 1 << 19,

    /// <summary>操作记录, values of marks hidden.</summary>
    Audit = 1 << 20,
}
