using Dudao.Core;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>An inspection that was closed on paper, as its file tells it (补录): its plan, its team, and its acts with their true days.</summary>
public sealed record PastInspection(InspectionForm Plan)
{
    public IReadOnlyList<PastMember> Team { get; init; } = [];

    /// <summary>Acts of the whole batch, such as the notice.</summary>
    public IReadOnlyList<PastAct> Acts { get; init; } = [];

    public IReadOnlyList<PastSubject> Subjects { get; init; } = [];

    /// <summary>What its file must tell, checked without the database.</summary>
    internal IEnumerable<Refusal> Check(InspectionKind kind, DateOnly today)
    {
        if (Subjects.Count == 0)
        {
            yield return new Refusal("请填被督导单位，至少1个。", Field: nameof(Subjects));
        }

        if (Subjects.GroupBy(s => s.OrganisationId).Any(g => g.Count() > 1))
        {
            yield return new Refusal("同一单位在一项任务里只填一次。", Field: nameof(Subjects));
        }

        if (Acts.Count == 0 || Acts.Any(a => kind.Find(a.Act)?.Scope != ActScope.Batch))
        {
            yield return new Refusal("请填下发通知的日期；整项任务的经过里只填整项任务的事项。", Field: nameof(Acts));
            yield break;
        }

        foreach (var acts in Subjects.Select(s => s.Acts).Prepend(Acts))
        {
            foreach (var refusal in Check(acts, today))
            {
                yield return refusal;
            }
        }

        foreach (var subject in Subjects)
        {
            if (subject.Acts.Any(a => kind.Find(a.Act)?.Scope != ActScope.Subject))
            {
                yield return new Refusal($"{kind.Name}没有这一事项。请按该类督导的事项填写。", Field: nameof(Subjects));
            }

            ActId[] asked = [ActId.IssueOpinion, ActId.ReceiveOpinion, ActId.Close];
            if (!asked.All(a => subject.Acts.Any(x => x.Act == a)) || subject.Acts[^1].Act != ActId.Close)
            {
                yield return new Refusal("补录的任务应当已经结案：请填下发和签收督导意见书、结案的日期，最后一项是结案。", Field: nameof(Subjects));
            }

            if (subject.Acts.Count > 0 && subject.Acts[0].Day < Acts[0].Day)
            {
                yield return new Refusal("被督导单位的经过不应早于整项任务的开始。请核对日期。", Field: nameof(Subjects));
            }
        }
    }

    private static IEnumerable<Refusal> Check(IReadOnlyList<PastAct> acts, DateOnly today)
    {
        if (acts.Any(a => a.Day > today))
        {
            yield return new Refusal("补录的日期不应晚于今天。", Field: nameof(PastAct.Day));
        }

        if (acts.Zip(acts.Skip(1)).Any(pair => pair.Second.Day < pair.First.Day))
        {
            yield return new Refusal("事项应当按日期先后填写。请核对日期。", Field: nameof(PastAct.Day));
        }

        if (acts.Any(a => a.Owner.Trim().Length == 0))
        {
            yield return new Refusal("请写明每个事项是谁办的。", Field: nameof(PastAct.Owner));
        }
    }
}

/// <summary>Who was on the team.</summary>
/// <param name="DeclaredOn">When 回避承诺书 was signed, where the file has it.</param>
public sealed record PastMember(Guid PersonId, TeamPosition Position, DateOnly? DeclaredOn = null);

/// <summary>An act that was done on paper.</summary>
/// <param name="Owner">Whose act it was.</param>
/// <param name="Post">His post then.</param>
/// <param name="Number">The number of the paper that it made; empty for none.</param>
public sealed record PastAct(ActId Act, DateOnly Day, string Owner, string Post, string Number = "");

/// <summary>One subject of a past inspection with the acts that its file tells.</summary>
public sealed record PastSubject(Guid Id, Guid OrganisationId, IReadOnlyList<PastAct> Acts)
{
    public DateOnly? VisitFrom { get; init; }

    public DateOnly? VisitTo { get; init; }

    /// <summary>As the opinion says it; empty where the kind gives none.</summary>
    public string Grade { get; init; } = "";
}
