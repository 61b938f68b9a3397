using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;

namespace Dudao.Core.Tests.Documents;

/// <summary>What came of October's inspection, for every kind of paper; nobody in it is real.</summary>
public static class SampleOutcomes
{
    private static readonly SubjectHead SecondSchool = new("云屏县第二中学", "段正坤");
    private static readonly SubjectHead WhiteStone = new("白石小学", "杨秀莲");

    public static readonly EvidenceCounts Evidence = new()
    {
        Reports = 1,
        Lessons = 12,
        Files = 64,
        Places = 18,
        Interviewed = 26,
        Symposia = 3,
        SymposiumPeople = 36,
        Questionnaires = 118,
        Books = 4,
        Figures = 9,
    };

    public static readonly IReadOnlyList<ProblemFacts> Problems =
    [
        new("实验开出率未达要求", "抽查八年级物理、九年级化学分组实验记录和学生实验报告，2026年春季学期应开31个、实开26个，开出率83.9%。", "义务教育课程标准关于实验教学")
        {
            Deadline = "2026年12月31日前", Responsible = "分管教学副校长",
        },
        new("部分班级作业总量偏大", "随机访谈八年级学生24人，其中9人反映书面作业平均完成时间超过90分钟；查看2个班作业记录，未见年级统筹。", "国家“双减”意见关于初中书面作业平均完成时间不超过90分钟")
        {
            Deadline = "收到本意见书之日起30个工作日内", Responsible = "教务处主任",
        },
    ];

    private static readonly IReadOnlyList<Achievement> Achievements =
    [
        new("办学方向端正", "学校落实党组织领导的校长负责制，“三重一大”事项集体决策，教职工认同度较高。"),
        new("课堂教学扎实", "督导组随堂听课12节，优良率83.3%，教师面向全体、分层指导，学生参与度较高。"),
    ];

    public static InspectionPlanFacts Plan(Issuing issuing) => new(
        SampleFacts.Office,
        issuing,
        SampleFacts.Inspection,
        ["优级甲等，95分以上且各A级指标得分率不低于85%", "优级乙等，90分以上且各A级指标得分率不低于80%", "优级丙等，85分以上且各A级指标得分率不低于70%", "合格，60分以上且各A级指标得分率不低于60%", "达到60分但有A级指标得分率低于60%的，暂不定等级，给予两个月整改期后重新评估", "不满60分为不合格"],
        [
            new(new(2026, 10, 20), "8:30—9:30", "云屏县第二中学、石桥镇中心小学", "听取学校自评汇报，巡视校园", "各组全体成员"),
            new(new(2026, 10, 20), "9:40—12:00", "课堂、功能室", "随堂听课，实地查看", "按分工"),
            new(new(2026, 10, 20), "14:00—17:00", "会议室", "学生、家长、教师座谈，查阅资料", "按分工"),
            new(new(2026, 10, 21), "8:00—11:30", "云屏县第二中学、白石小学", "核实数据，填写问题确认单", "按分工"),
            new(new(2026, 10, 22), "14:30—17:30", "县教育局四楼会议室", "合议", "各组全体成员"),
            new(new(2026, 10, 23), "15:00—16:30", "各校", "召开反馈会", "组长、副组长"),
        ],
        SampleFacts.Materials);

    public static SelfEvaluationReportFacts SelfEvaluation(DateOnly? date) => new(
        SecondSchool,
        "县人民政府教育督导室",
        SampleFacts.Inspection,
        "《云屏县人民政府教育督导室关于对云屏县第二中学等4所学校开展综合督导评估的通知》（云政教督〔2026〕19号）",
        "学校始建于1972年，是一所寄宿制初级中学，占地42.6亩，现有教学班24个、学生1146人（其中寄宿生612人），教职工92人，专任教师86人，其中中级以上职称61人。",
        new DateOnly(2026, 10, 8),
        new DaySpan(new(2026, 10, 8), new(2026, 10, 12)),
        [
            new("办学方向与德育", 9, 8.4m, ["学校党总支每学期专题研究德育工作2次，升国旗、班会和节庆纪念日教育经常化，聘任法治副校长1名。"], [new("C1 党组织领导的校长负责制", 0.4m, "教职工对“三重一大”议事结果的知晓度还不够高。")]),
            new("依法治校与规范办学", 18, 17.5m, ["起始年级均衡编班，编班过程邀请家长代表参加；学籍与实有学生一致。"], [new("C14 规范办学行为", 0.5m, "个别教师有占用课间休息时间的情况。")]),
            new("课程与教学", 24, 22.25m, ["按课程方案开齐开足国家课程，学校集体备课制度坚持较好。", "2025—2026学年，教师在县级以上课堂教学评比中获奖11人次。"], [new("C26 实验教学", 0.25m, "化学分组实验药品补充不及时。"), new("C28 教学常规", 0.5m, "部分教案未体现学情分析。"), new("C29 课堂教学", 1m, "青年教师课堂驾驭能力不足。")]),
            new("教师队伍", 13, 12.5m, ["教师培训经费按公用经费的5%安排。"], [new("C36 师德师风", 0.5m, "教师心理关怀活动较少。")]),
            new("安全健康与后勤", 18, 16.75m, ["食堂实行校长陪餐制，膳食经费每月公示。"], [new("C47 食品安全", 0.5m, "留样记录有2天填写不完整。"), new("C54 宿舍管理", 0.75m, "宿舍夜间值班力量不足。")]),
            new("办学条件与经费", 7, 6.5m, ["图书生均31册，功能室基本满足教学需要。"], [new("C64 信息化应用", 0.5m, "多媒体设备老化较多。")]),
            new("学生发展", 11, 10.25m, ["学生体质健康测试合格率96.8%。"], [new("C71 学生视力", 0.75m, "近视率较上年下降不明显。")]),
        ],
        ["一是健全教学管理，落实集体备课和实验教学计划，2026年底前补齐实验药品。", "二是加强食堂、宿舍管理，实行日检查、周通报。", "三是用好课后服务和大课间，保证学生每天综合体育活动时间不少于2小时。"],
        date)
    {
        Figures = [new("C9", "人籍一致率", "100%", "全国中小学生学籍信息管理系统"), new("C12", "初中三年巩固率", "97.6%", "入学年级与毕业年级学籍对照表"), new("C26", "实验开出率", "95%", "实验开出登记表")],
    };

    public static ReportFacts Report(Issuing issuing) => new(
        SampleFacts.Office,
        issuing,
        SampleFacts.Inspection,
        Evidence with { Reports = 4, Lessons = 43, Files = 231, Places = 66, Interviewed = 97, Symposia = 12, SymposiumPeople = 141, Questionnaires = 402, Books = 11, Figures = 34 },
        [
            new("云屏县第二中学", 88.70m, "优级丙等"),
            new("柳溪镇初级中学", 74.84m, "合格"),
            new("石桥镇中心小学", 82.07m, "合格"),
            new("白石小学", 71.96m, "暂不定等级", "安全健康与后勤得分率53.1%，低于60%"),
        ],
        [new("依法办学意识增强", "四所学校均落实免试就近入学和均衡编班要求，人籍一致率达到100%。"), new("教育教学质量稳步提升", "督导组随堂听课43节，优良率79.1%，课堂面貌有明显改观。")],
        [new("后勤和食品安全管理薄弱", "白石小学、柳溪镇初级中学食堂留样、索证记录不完整，白石小学食堂从业人员健康证有2人过期。", "《学校食品安全与营养健康管理规定》"), new("实验教学和功能室使用不足", "四所学校均有实验未按课程标准开出，石桥镇中心小学科学实验室一学期使用不足20次。")],
        [new("建议县教育局", "将学校食堂管理纳入常态检查，统筹补齐实验员和功能室管理人员。"), new("建议县财政局", "按时足额拨付公用经费，安排专项资金改善白石小学厨房条件。")])
    {
        Late = [],
        Replies = ["三所学校书面答复无异议；白石小学提出1条申辩，经研究予以采纳，相应指标由合议扣0.75分改为扣0.5分。"],
    };

    public static PreliminaryOpinionFacts Preliminary(DateOnly? date) => new(
        SampleFacts.Office,
        date,
        SampleFacts.Inspection,
        SampleFacts.Inspection.Subjects[0],
        Evidence,
        [
            new("办学方向与德育", "学校坚持立德树人，德育途径较为健全，学生精神面貌良好；教职工对重大事项决策的知晓面有待扩大。"),
            new("依法治校与规范办学", "招生、编班、学籍管理规范，未发现违规办学行为；个别教师挤占课间休息时间。"),
            new("课程与教学", "国家课程开齐开足，课堂教学扎实；实验教学和作业统筹是短板。"),
            new("教师队伍", "教师结构合理，师德师风总体良好；校本研修的针对性需要加强。"),
            new("安全健康与后勤", "安全制度健全，食堂管理基本规范；留样记录、宿舍夜间值班存在漏洞。"),
            new("办学条件与经费", "校舍、图书基本满足需要，经费使用规范；信息化设备更新较慢。"),
            new("学生发展", "学生行为习惯良好，体质健康水平较高；近视防控成效不明显。"),
        ],
        Problems,
        ["建立年级作业统筹和公示制度，由教务处每周抽查。", "补充化学、物理分组实验药品和器材，按课程标准开出全部实验。", "完善宿舍夜间值班安排，落实交接班记录。"],
        new Contact("木春华", "0888-5120316"));

    public static ReplyPaperFacts Reply(DateOnly? date) => new(
        WhiteStone,
        "县人民政府教育督导室",
        SampleFacts.Inspection,
        new DateOnly(2026, 10, 23),
        [
            new(
                "关于食堂从业人员健康证管理的意见",
                "学校食堂从业人员健康证管理不规范，2人健康证过期。",
                "其中1人已于2026年10月9日取得新的健康证，督导组查阅时新证由本人保管、未放入档案，我校管理上有疏漏，但该人员并非无证上岗。",
                ["食堂从业人员李某健康证复印件", "健康体检机构出具的情况说明"]),
        ],
        date);

    public static NoObjectionFacts NoObjection(DateOnly? date) => new(SecondSchool, "县人民政府教育督导室", SampleFacts.Inspection, new DateOnly(2026, 10, 23), date);

    public static OpinionFacts Opinion(Issuing issuing) => new(
        SampleFacts.Office,
        issuing,
        SampleFacts.Inspection,
        SampleFacts.Inspection.Subjects[0],
        Evidence,
        new DecisionFacts("主任办公会", new DateOnly(2026, 10, 27), "优级丙等", 88.70m),
        Achievements,
        Problems,
        ["建立年级作业统筹和公示制度，由教务处每周抽查。", "完善宿舍夜间值班安排，落实交接班记录。"])
    {
        ReportBy = "2027年1月15日前",
    };

    public static OpinionFacts Deferred(Issuing issuing) => Opinion(issuing) with
    {
        Subject = SampleFacts.Inspection.Subjects[3],
        Decision = new DecisionFacts("主任办公会", new DateOnly(2026, 10, 27), "暂不定等级", 72.21m)
        {
            DeferredBecause = "安全健康与后勤得分率53.1%，低于60%的规定要求。",
            DeferredFor = "两个月",
        },
        Weighed = [new WeighedPoint("关于食堂从业人员健康证管理的意见", "予以采纳", "经核实新的健康证，该项由扣0.75分改为扣0.5分。")],
    };

    public static MinutesFacts Minutes(Issuing issuing) => new(
        SampleFacts.Office,
        issuing,
        SampleFacts.Inspection,
        "主任办公会",
        new DateOnly(2026, 10, 27),
        "上午",
        "县人民政府教育督导室会议室",
        "岳明远主任",
        [
            new("云屏县第二中学", 88.70m, "优级丙等", "优级丙等", 2) { Reply = "学校无异议" },
            new("柳溪镇初级中学", 74.84m, "合格", "合格", 4) { Reply = "学校无异议", SteppedBack = ["和志刚"] },
            new("石桥镇中心小学", 82.07m, "合格", "合格", 3) { Reply = "学校无异议" },
            new("白石小学", 72.21m, "暂不定等级", "暂不定等级", 6) { Reply = "学校申辩1条，采纳1条", Follows = "给予两个月整改期，自收到督导意见书之日起计算，期满后重新评估。" },
        ],
        new Attendance(["岳明远", "沈立群", "杨学明", "罗文秀", "赵丽娟", "李国平"], ["段晓梅（因公出差）", "和志刚（研究柳溪镇初级中学时回避）"], ["木春华", "周敏"]))
    {
        Further = ["由木春华负责督导意见书的起草、送达和归档，10月30日前完成。"],
    };
}
