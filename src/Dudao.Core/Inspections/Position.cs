using System.Numerics;

namespace Dudao.Core.Inspections;

/// <summary>What a person is to one subject of one inspection. Several flags may be set; <see cref="Outside"/> is none of them.</summary>
[Flags]
public enum Position
{
    /// <summary>Nothing to do with this subject: for him it does not exist.</summary>
    Outside = 0,

    /// <summary>St: staff of the owning office.</summary>
    Staff = 1,

    /// <summary>Di: director of the owning office, or the holder of another post that may sign for issue there.</summary>
    Director = 1 << 1,

    /// <summary>CL, 总领队: over all groups of the batch.</summary>
    ChiefLeader = 1 << 2,

    /// <summary>L, 组长 of the group. An inspector among the three of article 16, so he is a <see cref="Member"/> as well.</summary>
    Leader = 1 << 3,

    /// <summary>副组长: sees and settles as the leader; a <see cref="Member"/> as well.</summary>
    Deputy = 1 << 4,

    /// <summary>M: an inspector of the group who marks, by himself (主评) or beside (副评).</summary>
    Member = 1 << 5,

    /// <summary>T, 跟岗督学: marks beside and never counts.</summary>
    Trainee = 1 << 6,

    /// <summary>K, 资料员 of the team: types for its members.</summary>
    Recorder = 1 << 7,

    /// <summary>Li, 联络员 of the subject.</summary>
    Liaison = 1 << 8,

    /// <summary>Co, 填报人 of the subject.</summary>
    Contributor = 1 << 9,

    /// <summary>H: head of the subject; of a township whoever its government lets submit.</summary>
    Head = 1 << 10,

    /// <summary>系统管理员: accounts and settings, no content.</summary>
    Administrator = 1 << 11,

    /// <summary>政府领导.</summary>
    GovernmentLeader = 1 << 12,

    /// <summary>上级督导机构.</summary>
    SuperiorOffice = 1 << 13,

    /// <summary>教育局 or another department that gives figures.</summary>
    Bureau = 1 << 14,

    /// <summary>Stepped back at this subject (article 10): sees nothing of it, whatever else he is.</summary>
    Recused = 1 << 15,
}

/// <summary>Groups of positions, and their names.</summary>
public static class Positions
{
    /// <summary>The owning office.</summary>
    public const Position Office = Position.Staff | Position.Director;

    /// <summary>Those who mark here.</summary>
    public const Position Marking = Position.Member | Position.Trainee;

    /// <summary>Everyone in the team.</summary>
    public const Position Team = Position.ChiefLeader | Position.Leader | Position.Deputy | Position.Member | Position.Trainee | Position.Recorder;

    /// <summary>The subject's own people.</summary>
    public const Position Subject = Position.Liaison | Position.Contributor | Position.Head;

    /// <summary>Those who receive a paper for the subject (签收).</summary>
    public const Position Receiving = Position.Liaison | Position.Head;

    /// <summary>Those who may enter an act for its owner (代录).</summary>
    public const Position Entering = Position.Staff | Position.Recorder;

    /// <summary>The positions as words joined by 、; 无关人员 for none.</summary>
    public static string Names(this Position positions) =>
        positions == Position.Outside ? "无关人员" : string.Join('、', positions.Each().Select(Name));

    /// <summary>The positions as words joined by 或: any of them.</summary>
    public static string AnyOf(this Position positions) => positions.Names().Replace('、', '或');

    /// <summary>The single flags that are set, in the order of the enumeration.</summary>
    public static IEnumerable<Position> Each(this Position positions)
    {
        for (var rest = (uint)positions; rest != 0; rest &= rest - 1)
        {
            yield return (Position)(1 << BitOperations.TrailingZeroCount(rest));
        }
    }

    private static string Name(Position one) => one switch
    {
        Position.Staff => "督导室工作人员",
        Position.Director => "督导室主任",
        Position.ChiefLeader => "总领队",
        Position.Leader => "组长",
        Position.Deputy => "副组长",
        Position.Member => "督学",
        Position.Trainee => "跟岗督学",
        Position.Recorder => "资料员",
        Position.Liaison => "联络员",
        Position.Contributor => "填报人",
        Position.Head => "被督导单位负责人",
        Position.Administrator => "系统管理员",
        Position.GovernmentLeader => "政府领导",
        Position.SuperiorOffice => "上级督导机构",
        Position.Bureau => "相关部门",
        Position.Recused => "回避人员",
        _ => throw new ArgumentOutOfRangeException(nameof(one)),
    };
}
