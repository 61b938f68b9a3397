using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;

namespace Dudao.Core.Tests.Documents;

/// <summary>The papers of October in the demonstration county; nobody in it is real.</summary>
public static class SampleFacts
{
    public static readonly Letterhead Office = new("云屏县人民政府教育督导室", "云屏县人民政府教育督导室文件", "云屏县人民政府");

    public static readonly InspectionFacts Inspection = new(
        "2026年秋季学期学校综合督导评估",
        "综合督导评估",
        new FrameworkFacts("学校综合督导评估指标体系", "2026年版", 100,
        [
            new("办学方向与德育", 9), new("依法治校与规范办学", 18), new("课程与教学", 24), new("教师队伍", 13),
            new("安全健康与后勤", 18), new("办学条件与经费", 7), new("学生发展", 11),
        ]),
        new YearlyItem("云屏县2026年度面向中小学校督查检查评比考核事项清单", "第3项：学校综合督导评估", "中共云屏县委教育工作领导小组", new DateOnly(2026, 2, 27)),
        [
            new("云屏县第二中学", "中学组", new DaySpan(new(2026, 10, 20), new(2026, 10, 21))),
            new("柳溪镇初级中学", "中学组", DaySpan.Of(new(2026, 10, 22))),
            new("石桥镇中心小学", "小学组", DaySpan.Of(new(2026, 10, 20))),
            new("白石小学", "小学组", new DaySpan(new(2026, 10, 21), new(2026, 10, 22))),
        ],
        [
            new("中学组",
            [
                new("沈立群", "县督学、县教育局原副局长", "总领队、组长", ["A1 办学方向与德育", "A2 依法治校与规范办学"]),
                new("罗文秀", "县督学、县教师发展中心教研员", "副组长", ["A3 课程与教学"]),
                new("和志刚", "县督学、云屏县第三中学副校长", "成员", ["A4 教师队伍", "A7 学生发展"]),
                new("段晓梅", "特聘督学、县疾病预防控制中心主管医师", "成员", ["A5 安全健康与后勤", "A6 办学条件与经费"]),
                new("木春华", "县人民政府教育督导室科员", "资料员", []),
            ]),
            new("小学组",
            [
                new("杨学明", "县督学、云屏县民族中学原校长", "组长", ["A1 办学方向与德育", "A2 依法治校与规范办学"]),
                new("赵丽娟", "县督学、县教师发展中心教研员", "成员", ["A3 课程与教学", "A7 学生发展"]),
                new("李国平", "县督学、大湾乡中心小学校长", "成员", ["A4 教师队伍", "A5 安全健康与后勤", "A6 办学条件与经费"]),
                new("周敏", "松坪乡中心小学教导主任", "跟岗督学", ["A3 课程与教学"]),
            ]),
        ],
        new DaySpan(new(2026, 9, 21), new(2026, 10, 12)),
        new DaySpan(new(2026, 10, 20), new(2026, 10, 22)),
        new ProcedureDays("10日", "10日", "30日"))
    {
        Basis = ["《云屏县学校督导评估实施方案》（云政教督〔2026〕4号）"],
    };

    public static readonly IReadOnlyList<MaterialFacts> Materials =
    [
        new("A1 办学方向与德育", "C1 落实党组织领导的校长负责制，党政分工合作，“三重一大”事项集体决策", "议事规则、教职工访谈结果"),
        new("A1 办学方向与德育", "C6 聘任法治副校长，每年组织法治教育不少于4课时", "聘书、学生反映、教案"),
        new("A2 依法治校与规范办学", "C9 学籍系统、班级花名册与实有学生一致，转学、休学、复学手续齐全、办理及时", "学籍系统导出名册、班级花名册、异动审批表"),
        new("A3 课程与教学", "C23 依照义务教育课程方案开齐开足国家课程", "课程表、班级日志、推门听课"),
        new("A3 课程与教学", "C26 小学科学和初中物理、化学、生物学实验按课程标准开出", "学生实验报告、仪器账册、学生访谈结果"),
        new("A5 安全健康与后勤", "C49 学校食堂落实食品安全校长负责制，膳食经费账目清楚", "留样记录、进货票据、膳食经费公示", "膳食经费年度决算表"),
    ];

    public static readonly Issuing Draft = new(new DocumentNumber("云政教督", 2026));

    public static readonly Issuing Issued = new(new DocumentNumber("云政教督", 2026, 19), new DateOnly(2026, 9, 16), "岳明远")
    {
        CopyTo = ["市人民政府教育督导委员会办公室", "县教育局", "柳溪镇、石桥镇、白石镇人民政府"],
    };

    public static NoticeFacts Notice(Issuing issuing) => new(Office, issuing, Inspection, Materials, new DateOnly(2026, 9, 18), new Contact("木春华", "0888-5120316"));
}
