using Dudao.Core;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>What is fixed of an inspection before it is announced.</summary>
public sealed record InspectionForm
{
    public string Kind { get; init; } = "Comprehensive";

    public string Title { get; init; } = "";

    public int Year { get; init; }

    public string Basis { get; init; } = "";

    public Guid? ListItemId { get; init; }

    public Guid? FrameworkVersionId { get; init; }

    public DateOnly? SelfEvaluationFrom { get; init; }

    public DateOnly? SelfEvaluationTo { get; init; }

    public DateOnly? VisitFrom { get; init; }

    public DateOnly? VisitTo { get; init; }

    public bool IsTrial { get; init; }

    public IEnumerable<Refusal> Check()
    {
        if (Title.Trim().Length is 0 or > 60)
        {
            yield return new Refusal("请填任务名称，不超过60个字，例如：2026年学校综合督导。", Field: nameof(Title));
        }

        if (Year is < 2000 or > 2100)
        {
            yield return new Refusal("年度应是四位数字，例如：2026。", Field: nameof(Year));
        }

        if (Basis.Trim().Length is 0 or > 500)
        {
            yield return new Refusal("请写明依据的文件，不超过500个字。", Field: nameof(Basis));
        }

        if (SelfEvaluationTo < SelfEvaluationFrom)
        {
            yield return new Refusal("自评截止日早于开始日。请改其中一个。", Field: nameof(SelfEvaluationTo));
        }

        if (VisitTo < VisitFrom)
        {
            yield return new Refusal("现场评估结束日早于开始日。请改其中一个。", Field: nameof(VisitTo));
        }

        if (VisitFrom <= SelfEvaluationTo)
        {
            yield return new Refusal("现场评估应在自评截止之后开始。", Field: nameof(VisitFrom));
        }
    }
}

/// <summary>A member as he is to be added.</summary>
public sealed record MemberForm(Guid PersonId, TeamPosition Position, Guid? GroupId);

/// <summary>The days of one subject's visit, where they differ from the batch's.</summary>
public sealed record SubjectForm(Guid OrganisationId, Guid? GroupId)
{
    public DateOnly? VisitFrom { get; init; }

    public DateOnly? VisitTo { get; init; }

    public DateTimeOffset? DeliberationAt { get; init; }
}
