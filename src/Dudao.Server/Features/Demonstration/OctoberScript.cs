using Dudao.Core.Documents;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Core.Procedure;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Documents.Desk;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Acts;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.OnSite;
using Dudao.Server.Features.Inspections.OnSite.Figures;
using Dudao.Server.Features.Inspections.Planning;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Server.Features.Demonstration;

/// <summary>The four schools of October, from the plan to the morning of the 21st, each act by its own person on its own day.</summary>
internal sealed class OctoberScript(DemonstrationStage stage)
{
    private static readonly Guid Office = DemonstrationId.Of(DemonstrationTree.Office);
    private static readonly Guid Batch = DemonstrationId.Of("october");
    private static readonly Guid Version = DemonstrationId.Of("october/framework");
    private static readonly Guid Item = DemonstrationId.Of("october/item");
    private static readonly Guid Primary = DemonstrationId.Of("october/小学组");

    private static readonly (string School, string Group, DateOnly From, DateOnly To, DateOnly Deliberation, TimeOnly At)[] Schools =
    [
        ("云屏县第二中学", "中学组", new(2026, 10, 20), new(2026, 10, 21), new(2026, 10, 22), new(9, 30)),
        ("柳溪镇初级中学", "中学组", new(2026, 10, 22), new(2026, 10, 22), new(2026, 10, 22), new(17, 0)),
        ("石桥镇中心小学", "小学组", new(2026, 10, 20), new(2026, 10, 20), new(2026, 10, 21), new(16, 30)),
        ("白石小学", "小学组", new(2026, 10, 21), new(2026, 10, 22), new(2026, 10, 22), new(14, 30)),
    ];

    private static readonly (string UserName, string Group, TeamPosition Position)[] Team =
    [
        ("qinzhongshan", "", TeamPosition.ChiefLeader),
        ("longzemin", "中学组", TeamPosition.Leader), ("mayuping", "中学组", TeamPosition.Member), ("duanwenxi", "中学组", TeamPosition.Member), ("shiyanqiu", "中学组", TeamPosition.Member),
        ("weichangqing", "小学组", TeamPosition.Leader), ("hexiaolan", "小学组", TeamPosition.Member), ("duruochuan", "小学组", TeamPosition.Member), ("yinxiaoman", "小学组", TeamPosition.Trainee),
    ];

    public async Task PlayAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        await PlanAsync(cancellation);
        await NoticeAsync(cancellation);
        await new OctoberSelfEvaluations(stage).PlayAsync(SubjectOf, cancellation);
        await VisitAsync(cancellation);
    }

    private static Guid SubjectOf(string school) => DemonstrationId.Of("october/" + school);

    private static Guid MemberOf(string userName) => DemonstrationId.Of("october/member/" + userName);

    /// <summary>What an office has before its first inspection: settings, profile, list, framework, and the year's register so far.</summary>
    private async Task PrepareAsync(CancellationToken cancellation)
    {
        stage.At(new DateOnly(2026, 1, 12), new TimeOnly(9, 0));
        await stage.AsAsync("gaoyuanshan", async services =>
        {
            var db = services.GetRequiredService<DudaoDbContext>();
            await services.GetRequiredService<SettingsService>().PutAsync(Office, Settings, cancellation);
            var profile = ShippedProfiles.Demonstration;
            db.Add(new ProfileRecord { Id = DemonstrationId.Of("profile"), OfficeId = Office, Name = profile.Name, From = new DateOnly(2026, 1, 1), Content = profile.Write(), Digest = profile.Digest });
            db.Add(new ListItem { Id = Item, OfficeId = Office, Year = 2026, Number = "7", Name = "学校综合督导评估", ApprovedBy = "中共云屏县委教育工作领导小组", ApprovedOn = new DateOnly(2026, 2, 10) });
            foreach (var (name, framework) in ShippedFrameworks.All)
            {
                var id = DemonstrationId.Of("framework/" + name);
                db.Add(new FrameworkRecord { Id = id, OfficeId = Office, Name = framework.Name, CreatedAt = stage.Now });
                db.Add(new FrameworkVersionRecord
                {
                    Id = name == "school" ? Version : DemonstrationId.Of("version/" + name),
                    FrameworkId = id,
                    OfficeId = Office,
                    Number = 1,
                    Label = "2026年版",
                    State = FrameworkVersionState.Published,
                    Content = FrameworkJson.Write(framework),
                    Digest = framework.Digest(),
                    PublishedOn = new DateOnly(2026, 2, 20),
                });
            }

            db.Record(new Deed("Demonstration.Office", "设定办公室、程序规定、年度清单和指标体系") { OfficeId = Office });
            await db.SaveChangesAsync(cancellation);
            return new Done();
        });
        await LinesAsync("云政教督", [(new(2026, 1, 15), "2026年教育督导工作要点"), (new(2026, 2, 25), "关于开展乡镇人民政府教育工作督导评估的通知"), (new(2026, 2, 26), "教育督导结果公报办法")], cancellation);
        await LinesAsync("云政教督联", [(new DateOnly(2026, 2, 26), "中小学体育工作督查方案")], cancellation);
    }

    private static OfficeSettings Settings => new()
    {
        Letterhead = new Settings.Letterhead
        {
            Name = DemonstrationTree.Office,
            ShortName = "云屏县教育督导室",
            Phone = "0000-6220135",
            Hours = "工作日 8:30–12:00、14:30–18:00",
            Address = "云屏县政务中心 4 楼 412 室",
        },
        RegisterCodes =
        [
            new("云政教督", RegisterUse.General), new("云政教督联", RegisterUse.Joint), new("云政教督意", RegisterUse.Opinion),
            new("云政教督改", RegisterUse.Rectification), new("云政教督纪", RegisterUse.Minutes),
        ],
    };

    private async Task PlanAsync(CancellationToken cancellation)
    {
        stage.At(new DateOnly(2026, 3, 2), new TimeOnly(9, 0));
        await stage.AsAsync("shenqiuhe", s => s.GetRequiredService<InspectionPlanning>().CreateAsync(Batch, new InspectionForm
        {
            Title = "2026年学校综合督导",
            Year = 2026,
            Basis = "《教育督导条例》《2026年教育督导工作要点》",
            ListItemId = Item,
            FrameworkVersionId = Version,
            SelfEvaluationFrom = new DateOnly(2026, 9, 21),
            SelfEvaluationTo = new DateOnly(2026, 10, 12),
            VisitFrom = new DateOnly(2026, 10, 20),
            VisitTo = new DateOnly(2026, 10, 22),
        }, cancellation));
        await stage.AsAsync("shenqiuhe", s => s.GetRequiredService<InspectionPlanning>().AddGroupAsync(Batch, ActForm.New(), Primary, "小学组", cancellation));
        var secondary = await stage.AsAsync("shenqiuhe", async s =>
        {
            var groups = (await s.GetRequiredService<BatchBook>().OpenAsync(Batch, cancellation)).Value!.Groups;
            var first = groups.First(g => g.Id != Primary).Id;
            await s.GetRequiredService<InspectionPlanning>().RenameGroupAsync(Batch, ActForm.New(), first, "中学组", cancellation);
            return (Outcome<Tuple<Guid>>)Tuple.Create(first);
        });
        Guid Group(string name) => name == "小学组" ? Primary : secondary.Item1;
        foreach (var (school, group, from, to, deliberation, at) in Schools)
        {
            await stage.AsAsync("shenqiuhe", s => s.GetRequiredService<InspectionPlanning>().AddSubjectAsync(
                Batch, ActForm.New(), SubjectOf(school),
                new SubjectForm(DemonstrationId.Of(school), Group(group)) { VisitFrom = from, VisitTo = to, DeliberationAt = Infrastructure.Clock.OfficeClock.At(deliberation, at) }, cancellation));
        }

        foreach (var (userName, group, position) in Team)
        {
            await stage.AsAsync("shenqiuhe", s => s.GetRequiredService<TeamBuilding>().AddMemberAsync(
                Batch, ActForm.New(), MemberOf(userName), new MemberForm(stage.PersonOf(userName), position, group.Length == 0 ? null : Group(group)), cancellation));
        }

        foreach (var group in new[] { Primary, secondary.Item1 })
        {
            await stage.AsAsync("shenqiuhe", s => s.GetRequiredService<PartGiving>().ProposeAsync(Batch, ActForm.New(), group, cancellation));
        }

        await stage.AsAsync("shenqiuhe", s => s.GetRequiredService<PartGiving>().GiveSecondAsync(Batch, ActForm.New(), Primary, PartOf("A1"), MemberOf("yinxiaoman"), true, cancellation));
        foreach (var (userName, part, _) in OctoberSecondMarks.Given)
        {
            await stage.AsAsync("shenqiuhe", s => s.GetRequiredService<PartGiving>().GiveSecondAsync(Batch, ActForm.New(), Primary, PartOf(part), MemberOf(userName), true, cancellation));
        }

        await PaperAsync(DocumentKind.InspectionPlan, new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 5), cancellation);
        await LinesAsync(
            "云政教督",
            [(new(2026, 3, 13), "教学管理专项督导通知"), (new(2026, 3, 20), "控辍保学专项督导通知"), (new(2026, 3, 31), "春季报到情况通报"), (new(2026, 4, 3), "体育、经费专项督导通知"),
            (new(2026, 4, 30), "控辍保学情况通报"), (new(2026, 5, 29), "体育、经费专项督导情况通报"), (new(2026, 6, 12), "教学管理专项督导情况通报")],
            cancellation);
        await LinesAsync("云政教督意", MayScript.Opinions, cancellation);
        await new MayScript(stage).PlayAsync(cancellation);
        await LinesAsync(
            "云政教督",
            [(new(2026, 7, 1), "上半年教育督导工作情况报告"),
            (new(2026, 7, 10), "暑期规范办学督查通知"), (new(2026, 8, 20), "义务教育标准化学校验收通知"), (new(2026, 8, 27), "秋季开学督查通知"), (new(2026, 9, 4), "秋季报到核查通知"),
            (new(2026, 9, 11), "柳溪镇人民政府教育工作督导评估通知"), (new(2026, 9, 14), "秋季开学督查情况通报")],
            cancellation);
    }

    private async Task NoticeAsync(CancellationToken cancellation)
    {
        await PaperAsync(DocumentKind.Notice, new DateOnly(2026, 9, 15), new DateOnly(2026, 9, 16), cancellation);
        foreach (var (index, school) in Schools.Index())
        {
            stage.At(new DateOnly(2026, 9, 17).AddDays(index / 3), new TimeOnly(10, 0));
            await stage.AsAsync(stage.HeadOf(school.School), s => s.GetRequiredService<PlainActs>().PerformAsync(
                SubjectOf(school.School), ActId.ReceiveNotice, ActForm.New() with { ReceiverNamed = true }, cancellation));
        }

        stage.At(new DateOnly(2026, 9, 18), new TimeOnly(15, 0));
        foreach (var (userName, _, _) in Team)
        {
            await stage.AsAsync(userName, s => s.GetRequiredService<TeamBuilding>().DeclareAsync(Batch, ActForm.New(), MemberOf(userName), cancellation));
        }
    }

    private async Task VisitAsync(CancellationToken cancellation)
    {
        stage.At(new DateOnly(2026, 10, 20), new TimeOnly(8, 30));
        await BeginAsync("weichangqing", "石桥镇中心小学", cancellation);
        await BeginAsync("longzemin", "云屏县第二中学", cancellation);
        stage.At(new DateOnly(2026, 10, 20), new TimeOnly(17, 0));
        await VerifyAsync(OctoberMarks.石桥镇中心小学, "weichangqing", cancellation);
        await VerifyAsync(OctoberMarks.第二中学, "longzemin", cancellation);
        await MarkAsync(OctoberMarks.石桥镇中心小学, ["weichangqing", "hexiaolan", "duruochuan", "yinxiaoman"], 1, true, cancellation);
        await MarkAsync(OctoberMarks.第二中学, ["longzemin", "mayuping"], 0.6, false, cancellation);
        await new OctoberField(stage).ShiqiaoAsync(SubjectOf("石桥镇中心小学"), cancellation);
        stage.At(new DateOnly(2026, 10, 21), new TimeOnly(8, 30));
        await BeginAsync("weichangqing", "白石小学", cancellation);
        stage.At(new DateOnly(2026, 10, 21), new TimeOnly(8, 55));
        await MarkAsync(OctoberMarks.白石小学, ["weichangqing", "hexiaolan"], 0.2, false, cancellation);
        await new OctoberField(stage).BaishiAsync(SubjectOf("白石小学"), cancellation);
        await LinesAsync("云政教督", [(new DateOnly(2026, 10, 20), "关于认定柳溪镇人民政府教育工作督导评估结果的请示")], cancellation);
    }

    private async Task BeginAsync(string leader, string school, CancellationToken cancellation) =>
        await stage.AsAsync(leader, s => s.GetRequiredService<PlainActs>().PerformAsync(SubjectOf(school), ActId.BeginVisit, ActForm.New(), cancellation));

    /// <summary>The figures that the team finds itself, by questionnaires and in lessons.</summary>
    private async Task VerifyAsync(OctoberMarks marks, string userName, CancellationToken cancellation)
    {
        var figures = marks.Inputs(ShippedFrameworks.School).Select(i => (Leaf: ShippedFrameworks.School.Find(i.Key)!, Input: i.Value)).Where(f => f.Leaf.Rule is DataRule { From: FigureSource.Team });
        foreach (var (leaf, input) in figures)
        {
            await stage.AsAsync(userName, s => s.GetRequiredService<FigureDesk>().VerifyAsync(
                SubjectOf(marks.School), DemonstrationId.Of($"october/{marks.School}/figure/{leaf.Id}"), leaf.Id, LeafReading.Show(leaf, input), "", "", null, cancellation));
        }
    }

    private async Task MarkAsync(OctoberMarks marks, string[] members, double share, bool handsIn, CancellationToken cancellation)
    {
        var agreed = marks.Inputs(ShippedFrameworks.School);
        foreach (var userName in members)
        {
            var inputs = !handsIn ? agreed : agreed.ToDictionary(i => i.Key, i => OctoberSecondMarks.Of(userName, ShippedFrameworks.School.Find(i.Key)!, i.Value));
            await stage.AsAsync(userName, async services =>
            {
                var marking = services.GetRequiredService<Marking>();
                var opened = await marking.OpenAsync(SubjectOf(marks.School), null, cancellation);
                if (!opened.IsDone)
                {
                    return (Outcome<SaveResponse>)opened.Failure;
                }

                var mine = opened.Value.Lines.Where(l => l.IsMarked).ToList();
                var changes = mine.Take((int)(mine.Count * share)).SelectMany(l => new[]
                {
                    new SaveChange($"m-{l.Leaf.Id}", inputs.TryGetValue(l.Leaf.Id, out var input) ? LeafReading.Show(l.Leaf, input) : "0", 0),
                    new SaveChange($"r-{l.Leaf.Id}", MarkReason.IsRequired(l.Leaf, l.Self, inputs.GetValueOrDefault(l.Leaf.Id), opened.Value.ReasonShare) ? "与自评有差距，见现场记录" : "", 0),
                }).ToList();
                return await marking.SaveAsync(SubjectOf(marks.School), null, new SaveRequest(changes), cancellation);
            });
            if (handsIn)
            {
                await stage.AsAsync(userName, s => s.GetRequiredService<MarkSheets>().HandInAsync(SubjectOf(marks.School), null, ActForm.New(), "", cancellation));
            }
        }
    }

    private async Task PaperAsync(DocumentKind kind, DateOnly drafted, DateOnly signed, CancellationToken cancellation)
    {
        var id = DemonstrationId.Of("october/" + kind);
        stage.At(drafted, new TimeOnly(10, 0));
        await stage.AsAsync("shenqiuhe", s => s.GetRequiredService<PaperDesk>().DraftAsync(id, kind, new PaperPlace(Batch, null), ActForm.New(), cancellation));
        await stage.AsAsync("heliyan", s => s.GetRequiredService<PaperDesk>().CheckAsync(id, ActForm.New(), cancellation));
        stage.At(signed, new TimeOnly(9, 0));
        await stage.AsAsync("luojingzhi", s => s.GetRequiredService<PaperSigning>().SignAsync(id, null, ActForm.New(), cancellation));
        await stage.AsAsync("shenqiuhe", s => s.GetRequiredService<PaperIssuing>().IssueAsync(id, PaperIssuing.Ways[0], ActForm.New(), cancellation));
    }

    /// <summary>Lines of the register that are entered from paper, without a file.</summary>
    private async Task LinesAsync(string code, IReadOnlyList<(DateOnly Day, string Title)> lines, CancellationToken cancellation)
    {
        foreach (var (day, title) in lines)
        {
            stage.At(day, new TimeOnly(11, 0));
            await stage.AsAsync("shenqiuhe", async services =>
            {
                var db = services.GetRequiredService<DudaoDbContext>();
                await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
                var line = await services.GetRequiredService<DocumentRegister>().AllotAsync(Office, code, day, title, null, cancellation);
                db.Record(new Deed("Document.EnterLine", $"登记{new DocumentNumber(code, line.Year, line.Sequence)}") { RecordKind = nameof(RegisterLine), RecordId = line.Id, OfficeId = Office });
                await db.SaveChangesAsync(cancellation);
                await transaction.CommitAsync(cancellation);
                return new Done();
            });
        }
    }

    private static string PartOf(string number) => ShippedFrameworks.School.Parts.First(p => p.Number == number).Id;
}
