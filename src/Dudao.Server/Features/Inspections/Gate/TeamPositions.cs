using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>What a place in the team makes of a person, and how it is called.</summary>
public static class TeamPositions
{
    public static Position Standing(this TeamPosition position) => position switch
    {
        TeamPosition.ChiefLeader => Position.ChiefLeader,
        TeamPosition.Leader => Position.Leader | Position.Member,
        TeamPosition.DeputyLeader => Position.Deputy | Position.Member,
        TeamPosition.Member or TeamPosition.Expert => Position.Member,
        TeamPosition.Trainee => Position.Trainee,
        TeamPosition.Recorder => Position.Recorder,
        _ => throw new ArgumentOutOfRangeException(nameof(position), position, null),
    };

    public static string Title(this TeamPosition position) => position switch
    {
        TeamPosition.ChiefLeader => "总领队",
        TeamPosition.Leader => "组长",
        TeamPosition.DeputyLeader => "副组长",
        TeamPosition.Member => "成员",
        TeamPosition.Trainee => "跟岗督学",
        TeamPosition.Recorder => "资料员",
        TeamPosition.Expert => "专家",
        _ => throw new ArgumentOutOfRangeException(nameof(position), position, null),
    };
}
