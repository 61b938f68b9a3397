using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Meeting;

/// <summary>All subjects of a batch side by side, as the meeting sees them.</summary>
public sealed record MeetingView(Inspection Inspection, IReadOnlyList<MeetingLine> Lines)
{
    /// <summary>Meetings that were recorded, newest first.</summary>
    public IReadOnlyList<DecisionMeeting> Meetings { get; init; } = [];

    public IReadOnlyList<string> Grades { get; init; } = [];

    /// <summary>The actor records for the meeting.</summary>
    public bool MayRecord { get; init; }

    /// <summary>The profile asks for a share of the team in favour.</summary>
    public bool AsksApproval { get; init; }

    /// <summary>The people of the office, proposed as those who attend.</summary>
    public IReadOnlyList<string> OfficePeople { get; init; } = [];

    /// <summary>The strip: what the batch waits for at this table.</summary>
    public string NextWords =>
        Ready.Any() ? Meetings.Any(m => m.MinutesId is null) ? "下一步 逐个登记会议的决定。没有研究的留到下次。" : "下一步 登记会议：日期和参会人员。"
        : Meetings.Any(m => m.MinutesId is null && Lines.Any(l => l.Decision?.MeetingId == m.Id)) ? "下一步 拟纪要，由主任签发；签发后逐个单位办理督导意见书。"
        : Lines.All(l => l.Decision is not null) ? "全部研究完毕。纪要由主任签发后，逐个单位办理督导意见书；全部研究后可以拟督导评估报告。"
        : "现在没有待研究的单位。申辩研究完毕或者无异议的，由督导室提交集体研究。";

    public IEnumerable<MeetingLine> Ready => Lines.Where(l => l.IsReady);
}

/// <summary>A subject as the meeting sees it.</summary>
/// <param name="Score">Null before deliberation.</param>
public sealed record MeetingLine(SubjectPicture Picture, Score? Score)
{
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public IReadOnlyList<ReplyPoint> Points { get; init; } = [];

    /// <summary>The members who step back here.</summary>
    public IReadOnlyList<string> Recused { get; init; } = [];

    /// <summary>The last decision that stands.</summary>
    public MeetingDecision? Decision { get; init; }

    public string Name => Picture.At.Organisation.Name;

    public string Proposed => Score?.Grade?.Name ?? "";

    /// <summary>It waits for the meeting, and was not decided yet.</summary>
    public bool IsReady => Picture.Subject.State == InspectionState.Decision && !Picture.Facts.Has(ActId.Decide);

    /// <summary>Why it cannot be decided now.</summary>
    public string WhyNot => Picture.Subject.State switch
    {
        < InspectionState.Decision => Picture.Next?.Words ?? Picture.Subject.State.Name(),
        InspectionState.Decision when Picture.Facts.Has(ActId.Decide) => "已研究",
        var state => state.Name(),
    };

    /// <summary>The subject's answer in a clause, by its kind's word: 学校无异议, 乡镇申辩1条，采纳1条.</summary>
    public string Answer => Answered.Length == 0 ? "" : Picture.Kind.SubjectWord + Answered;

    /// <summary>The answer without who gave it.</summary>
    public string Answered => Picture.Last(ActId.ReplyByPoints) is not null
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"申辩{Points.Count}条，采纳{Points.Count(p => p.IsChanged == true)}条")
        : Picture.Last(ActId.StateNoObjection) is not null ? "无异议"
        : Picture.Last(ActId.RecordNoReply) is not null ? "逾期未申辩，视为无异议" : "";
}
