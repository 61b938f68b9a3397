using Dudao.Core.Inspections;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>The word of a state on screen, with what table A calls a state that stays but has moved on.</summary>
public static class StateWords
{
    public static string Of(SubjectPicture picture) => picture.Subject.State switch
    {
        InspectionState.SelfEvaluation when picture.Facts.SelfEvaluation.Submitted => "已上报",
        InspectionState.OnSite when picture.Facts.Has(ActId.EndVisit) => "已离校",
        InspectionState.Decision when picture.Facts.Has(ActId.Decide) => "已研究",
        var state => state.Name(),
    };
}
