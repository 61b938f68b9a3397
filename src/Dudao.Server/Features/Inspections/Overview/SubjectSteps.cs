using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Components;
using Step = Dudao.Server.Infrastructure.Components.Step;

namespace Dudao.Server.Features.Inspections.Overview;

/// <summary>The way of a subject, with the day of each state that was reached and the term of those to come.</summary>
internal static class SubjectSteps
{
    private static readonly Dictionary<InspectionState, (ActId[] Reached, DeadlineId? Term)> Marks = new()
    {
        [InspectionState.Draft] = ([ActId.Create], null),
        [InspectionState.Announced] = ([ActId.IssueNotice], null),
        [InspectionState.SelfEvaluation] = ([ActId.SubmitSelfEvaluation], DeadlineId.SelfEvaluation),
        [InspectionState.SelfEvaluationReviewed] = ([ActId.AcceptSelfEvaluation, ActId.GoOnWithoutSelfEvaluation], null),
        [InspectionState.OnSite] = ([ActId.BeginVisit], null),
        [InspectionState.Deliberation] = ([ActId.OpenDeliberation], null),
        [InspectionState.Feedback] = ([ActId.ReceivePreliminaryOpinion], DeadlineId.Feedback),
        [InspectionState.Reply] = ([ActId.ReplyByPoints, ActId.StateNoObjection, ActId.RecordNoReply], DeadlineId.Reply),
        [InspectionState.Decision] = ([ActId.Decide], null),
        [InspectionState.OpinionIssued] = ([ActId.IssueOpinion], DeadlineId.Opinion),
        [InspectionState.Closed] = ([ActId.Close], null),
    };

    public static IReadOnlyList<Step> Of(SubjectPicture picture) => [.. picture.Kind.States.Select(state => new Step(state.Name(), When(picture, state)))];

    private static string When(SubjectPicture picture, InspectionState state)
    {
        var today = picture.Facts.Today;
        var (reached, term) = Marks.GetValueOrDefault(state, ([], null));
        var days = reached.Where(picture.Facts.Has).Select(a => picture.Facts.Days[a]).ToList();
        if (days.Count > 0 && state <= picture.Subject.State)
        {
            return days.Max() is var day && day == today ? "今天" : DeadlineWords.Day(day, today);
        }

        return state switch
        {
            InspectionState.OnSite when picture.Facts.Plan.VisitFrom is { } from => DeadlineWords.Day(from, today),
            InspectionState.Deliberation when picture.Facts.Plan.DeliberationAt is { } at => DeadlineWords.Day(DateOnly.FromDateTime(at), today),
            _ when term is { } id && picture.Facts.Deadline(id)?.Due is { } due => DeadlineWords.Day(due, today) + "前",
            _ => "",
        };
    }
}
