using Dudao.Core.Inspections;

namespace Dudao.Server.Features.Inspections.Overview.Course;

/// <summary>
/// Which acts a person reads in the course of a subject or a batch. Everybody who finds it reads the steps of the procedure; what tells more
/// than that asks for what table C calls it: a sheet handed in is the progress of one person, a leaf sent back is a mark.
/// </summary>
internal static class CourseSight
{
    /// <summary>Whoever table C gives no more than the state reads no course.</summary>
    public static bool MayOpen(Gate.SubjectPicture picture) => picture.Sees.Has(Sees.TeamList);

    /// <summary>The codes of the acts that may be read, as the record of acts writes them.</summary>
    public static IReadOnlyList<string> Readable(InspectionKind kind, Standing standing, Sees sees) =>
        [.. kind.Acts.Where(a => MayRead(a, standing, sees)).Select(a => Code(a.Id))];

    /// <summary>Whether the signed page of an act may be read: that of an act that may be read, but a sheet with marks only by whom all marks are shown to.</summary>
    public static bool MayReadScan(InspectionKind kind, string act, Standing standing, Sees sees) =>
        Enum.TryParse<ActId>(act, out var id) && kind.Find(id) is { } known && MayRead(known, standing, sees) && (!IsSheet(id) || sees.Has(Sees.AllMarks));

    /// <summary>Acts whose paper is a sheet of marks.</summary>
    public static bool IsSheet(ActId act) => act is ActId.HandOverSheet or ActId.TypeSheet or ActId.HandInSheet;

    private static string Code(ActId act) => $"Inspection.{act}";

    private static bool MayRead(Act act, Standing standing, Sees sees) =>
        sees.Has(Asked(act)) && Whose(act) is var who && (who == Position.Outside || (who & standing.Acting) != 0);

    private static Sees Asked(Act act) => act.Id switch
    {
        ActId.HandOverSheet or ActId.TypeSheet or ActId.HandInSheet or ActId.TakeBackSheet or ActId.NoteAbsentSheet or ActId.Remind => Sees.ProgressOfEach,
        ActId.ShareLeaves or ActId.SendBackSelfEvaluation or ActId.DecideNotApplicable => Sees.SelfEvaluation,
        ActId.RecordField or ActId.VerifyFigure => Sees.FieldRecords,
        ActId.DecideFigure or ActId.EnterFigure or ActId.ObjectToFigure or ActId.DecideObjection => Sees.Figures,
        ActId.RaiseProblem or ActId.AnswerProblem or ActId.NoteProblemRefused => Sees.Problems,
        ActId.SettleLeaf or ActId.Dissent or ActId.Calibrate or ActId.ConfirmMarks or ActId.NoteUnconfirmed or ActId.RecordVeto => Sees.AllMarks,
        ActId.ProposeWeighing or ActId.WeighPoint => Sees.Reply,
        ActId.Decide or ActId.ReturnToTeam or ActId.RecordAgreed or ActId.RecordChanged or ActId.RecordSentBack => Sees.Grade,
        _ => Sees.State,
    };

    /// <summary>What is the office's or the team's own business; outside for what everybody reads.</summary>
    private static Position Whose(Act act) => act.Id switch
    {
        ActId.Create or ActId.Edit or ActId.ArrangeGroups or ActId.AssignParts or ActId.AddSubject or ActId.AddMember or ActId.DecideWarning => Positions.Office,
        ActId.AskRecusal or ActId.DecideRecusal => Positions.Office | Positions.Receiving,
        ActId.DeclareRecusal or ActId.ReplaceMember or ActId.ChangeParts or ActId.Decide or ActId.ReturnToTeam or ActId.VoidNumber => Positions.Office | Positions.Team,
        ActId.Remind => Positions.Office | Positions.Team,
        _ when act.Step is not null && !act.Id.ToString().StartsWith("Issue", StringComparison.Ordinal) => Positions.Office | Positions.Team,
        _ => Position.Outside,
    };
}
