using System.Text.Json.Serialization;

namespace Dudao.Core.Procedure;

/// <summary>The values of a procedure profile (domain: procedure.md, "What provinces fix", and what national law fixes beside).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ValueId>))]
public enum ValueId
{
    /// <summary>Comprehensive inspection of a lower government or department: once in.</summary>
    CycleOfGovernment,
    /// <summary>Comprehensive inspection of a school: once in.</summary>
    CycleOfSchool,
    /// <summary>Regular inspections of a school in a term, at least.</summary>
    VisitsATerm,
    /// <summary>Comprehensive inspections of a school in a year, from county level and above, at most.</summary>
    ComprehensivesAYear,
    /// <summary>Content, scope and method announced ahead.</summary>
    NoticeAhead,
    /// <summary>Receipt of a paper is waited for before the clerk is told.</summary>
    ReceiptCheck,
    /// <summary>Inspectors in a team, at least.</summary>
    TeamLeast,
    /// <summary>Preliminary opinion given in writing.</summary>
    Feedback,
    /// <summary>Reply of the subject.</summary>
    Reply,
    /// <summary>Opinion issued.</summary>
    Opinion,
    /// <summary>Share of the team in favour of the opinion, in percent.</summary>
    OpinionApproval,
    /// <summary>Appeal of the subject against the opinion.</summary>
    Appeal,
    /// <summary>Answer to an appeal.</summary>
    AppealAnswer,
    /// <summary>Report of the subject on its mending.</summary>
    RectificationReport,
    /// <summary>The office's verification of that report.</summary>
    Verification,
    /// <summary>Time to mend where the grade is deferred.</summary>
    Deferral,
    /// <summary>Days of publicity (公示).</summary>
    Publicity,
    /// <summary>A result's document made public.</summary>
    Openness,
    /// <summary>Report to the own government and the superior office.</summary>
    ReportToGovernment,
    /// <summary>Ties for which an inspector steps back, beyond being a near relative of the head.</summary>
    Ties,
    /// <summary>Years since leaving a subject.</summary>
    YearsSinceLeaving,
    /// <summary>Who asks for recusal, who decides.</summary>
    RecusalAsking,
    /// <summary>Schools to a responsible inspector.</summary>
    SchoolsPerInspector,
    /// <summary>Notice of a regular inspection.</summary>
    RegularNotice,
    /// <summary>How symposia are held.</summary>
    Symposium,
    /// <summary>The plan of the year.</summary>
    YearPlan,
    /// <summary>Complaints about a published report.</summary>
    PublishedComplaints,
    /// <summary>Term of a part-time inspector.</summary>
    TermOfAppointment,
    /// <summary>Terms running, at most.</summary>
    TermsRunning,
}
