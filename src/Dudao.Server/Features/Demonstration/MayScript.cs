using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Planning;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Demonstration;

/// <summary>
/// The special inspections of May: 经费 at 17 schools, 教学管理 at one. Done on paper and closed by the end of June, they were entered
/// afterwards by staff; their opinions are lines of the register.
/// </summary>
internal sealed class MayScript(DemonstrationStage stage)
{
    private const string Funds = "2026年体育、经费专项督导（经费）";
    private const string Teaching = "2026年教学管理专项督导";

    /// <summary>Days of the visits; the 9th was worked, the 10th not.</summary>
    private static readonly DateOnly[] VisitDays = [.. new[] { 6, 7, 8, 9, 11, 12, 13, 14 }.Select(day => new DateOnly(2026, 5, day))];

    /// <summary>Three opinions a day were signed, and received on the next.</summary>
    private static readonly DateOnly[] OpinionDays = [new(2026, 5, 29), .. new[] { 1, 2, 3, 4, 5, 8 }.Select(day => new DateOnly(2026, 6, day))];
    private static readonly DateOnly ClosedOn = new(2026, 6, 30);

    /// <summary>7 secondary schools, 5 central schools, 5 village schools of theirs, then the school of 教学管理: in the order of their opinions.</summary>
    private static readonly string[] Schools =
    [
        "云屏县第一中学", "云屏县民族中学", "城东初级中学", "石桥镇初级中学", "白石镇初级中学", "青岭乡中学", "松坪乡中学",
        "云屏镇中心小学", "白石镇中心小学", "柳溪镇中心小学", "大湾乡中心小学", "青岭乡中心小学",
        "云屏镇北坡小学", "白石镇双溪小学", "柳溪镇杨柳小学", "大湾乡回龙小学", "青岭乡茶园小学",
        "云屏县第三中学",
    ];

    private static readonly (string UserName, TeamPosition Position)[] FundsTeam =
    [
        ("luhuaiqing", TeamPosition.Leader), ("duxue06", TeamPosition.Member), ("duxue07", TeamPosition.Member), ("duxue08", TeamPosition.Member), ("duxue09", TeamPosition.Member),
    ];

    private static readonly (string UserName, TeamPosition Position)[] TeachingTeam =
    [
        ("suyingxue", TeamPosition.Leader), ("lancaiwei", TeamPosition.DeputyLeader), ("duxue01", TeamPosition.Member), ("duxue02", TeamPosition.Member),
        ("duxue03", TeamPosition.Member), ("duxue04", TeamPosition.Member), ("duxue05", TeamPosition.Member),
    ];

    /// <summary>The lines of the register, 意 1 to 18.</summary>
    public static IReadOnlyList<(DateOnly Day, string Title)> Opinions { get; } =
        [.. Schools.Select((school, index) => (OpinionDays[index / 3], $"{school}{(index < Schools.Length - 1 ? "体育、经费" : "教学管理")}专项督导意见书"))];

    public async Task PlayAsync(CancellationToken cancellation)
    {
        stage.At(new DateOnly(2026, 7, 1), new TimeOnly(10, 0));
        await EnterAsync("may/funds", Past(Funds, "云政教督〔2026〕8号", new(2026, 4, 3), (new(2026, 5, 6), new(2026, 5, 14)), FundsTeam) with
        {
            Subjects = [.. Schools.SkipLast(1).Select((school, index) => Subject(school, index, "鲁怀清", new DateOnly(2026, 4, 7), VisitDays[index * VisitDays.Length / Schools.Length]))],
        }, cancellation);
        var visit = new DateOnly(2026, 5, 27);
        await EnterAsync("may/teaching", Past(Teaching, "云政教督〔2026〕5号", new(2026, 3, 13), (visit, visit), TeachingTeam) with
        {
            Subjects = [Subject(Schools[^1], Schools.Length - 1, "苏映雪", new DateOnly(2026, 3, 17), visit)],
        }, cancellation);
    }

    private Task<Inspection> EnterAsync(string name, PastInspection past, CancellationToken cancellation) =>
        stage.AsAsync("shenqiuhe", s => s.GetRequiredService<PastInspections>().EnterAsync(DemonstrationId.Of(name), past, cancellation));

    private PastInspection Past(string title, string notice, DateOnly announced, (DateOnly From, DateOnly To) visit, (string UserName, TeamPosition Position)[] team) =>
        new(new InspectionForm
        {
            Kind = InspectionKinds.Special.Code,
            Title = title,
            Year = 2026,
            Basis = $"《教育督导条例》，{notice}",
            VisitFrom = visit.From,
            VisitTo = visit.To,
        })
        {
            Team = [.. team.Select(m => new PastMember(stage.PersonOf(m.UserName), m.Position, announced.AddDays(7)))],
            Acts = [new(ActId.SignNotice, announced, "罗敬之", "督导室主任", notice), new(ActId.IssueNotice, announced, "沈秋禾", "督导室工作人员", notice)],
        };

    private PastSubject Subject(string school, int index, string leader, DateOnly received, DateOnly visited)
    {
        var (head, post) = stage.NameOfHead(school);
        return new PastSubject(
            DemonstrationId.Of("may/" + school), DemonstrationId.Of(school),
            [
                new(ActId.ReceiveNotice, received, head, post),
                new(ActId.BeginVisit, visited, leader, "组长"),
                new(ActId.EndVisit, visited, leader, "组长"),
                new(ActId.IssueOpinion, OpinionDays[index / 3], "沈秋禾", "督导室工作人员", $"云政教督意〔2026〕{index + 1}号"),
                new(ActId.ReceiveOpinion, OpinionDays[(index / 3) + 1], head, post),
                new(ActId.Close, ClosedOn, "沈秋禾", "督导室工作人员"),
            ])
        {
            VisitFrom = visited,
            VisitTo = visited,
        };
    }
}
