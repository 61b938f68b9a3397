using Dudao.Core.Frameworks.Tables.Proposals;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Frameworks.Tables;

public class ProposalTests
{
    [Theory]
    [InlineData("每缺一项扣1分", 5, "deduct each=1", "每缺一项扣1分")]
    [InlineData("每发现一处不规范，扣0.5分，扣完为止。", 2, "deduct each=0.5", "每发现一处不规范，扣0.5分")]
    [InlineData("少一次扣半分", 2, "deduct each=0.5", "少一次扣半分")]
    [InlineData("缺一项扣二分", 4, "deduct each=2", "缺一项扣二分")]
    [InlineData("每次超量扣 0.5 分，布置惩罚性作业每次扣 1 分，扣完为止", 3, "deduct each=超量:0.5|布置惩罚性作业:1", null)]
    [InlineData("缺手续的每例扣1分；超期的每例扣０．５分", 4, "deduct each=缺手续:1|超期:0.5", null)]
    [InlineData("制度健全得1分，执行到位得2分", 3, "checklist 制度健全=1|执行到位=2", null)]
    [InlineData("1.有计划（1分）；2.有总结（1分）；3.有反馈（1分）。", 3, "checklist 有计划=1|有总结=1|有反馈=1", null)]
    [InlineData("有计划1分\n有总结1分", 2, "checklist 有计划=1|有总结=1", null)]
    [InlineData("优秀得3分，良好得2.4分，一般得1.8分，较差不得分", 3, "level 优秀=1;良好=0.8;一般=0.6;较差=0", null)]
    [InlineData("A等5分，B等4分，C等3分，D等1.5分", 5, "level A=1;B=0.8;C=0.6;D=0.3", null)]
    [InlineData("分A、B、C、D四个等次评定", 5, "level A=1;B=0.8;C=0.6;D=0.3", "分A、B、C、D四个等次")]
    [InlineData("达98%得满分，每低1个百分点扣0.5分", 4, "data figure=九年义务教育巩固率;unit=%;98:1|90:0", "达98%得满分，每低1个百分点扣0.5分")]
    [InlineData("巩固率98%及以上得满分，每下降一个百分点扣0.5分，低于90%不得分", 4, "data figure=巩固率;unit=%;98:1|90:0", null)]
    [InlineData("巩固率达98%得满分，每低1个百分点扣0.5分，低于95%不得分", 4, "data figure=巩固率;unit=%;98:1|95:0.625|95:0", null)]
    [InlineData("辍学率控制在0.6%以内得满分，每高0.1个百分点扣0.5分", 2, "data figure=辍学率;unit=%;0.6:1|1:0", null)]
    [InlineData("达标率达到100％得满分，80%得50%，60%及以下不得分，其余按比例计算", 2, "data figure=达标率;unit=%;100:1|80:0.5|60:0", null)]
    [InlineData("生均图书30册以上得满分，20册以下不得分，其间按比例计分", 2, "data figure=生均图书;unit=册;30:1|20:0", null)]
    [InlineData("有制度得满分，无制度不得分", 2, "passFail ", null)]
    [InlineData("达到要求得2分，达不到不得分", 2, "passFail ", null)]
    [InlineData("视情况酌情给分", 2, "points step=0.5", "视情况酌情给分")]
    [InlineData("按完成情况评分，以0.2分为一档", 2, "points step=0.2", "以0.2分为一档")]
    public void 从评分标准读出规则(string standard, decimal points, string rule, string? underlined)
    {
        var proposal = RuleProposer.Propose(standard, points, "九年义务教育巩固率");
        Assert.Equal(rule, $"{proposal?.Rule.Code} {proposal?.Rule.Notation()}");
        Assert.All(proposal!.Spans, s => Assert.InRange(s.Start + s.Length, s.Start + 1, standard.Length));
        if (underlined is not null)
        {
            Assert.Equal(underlined, string.Join('，', proposal.Spans.Select(s => standard.Substring(s.Start, s.Length))));
        }
    }

    [Theory]
    [InlineData("工作扎实，成效明显")]
    [InlineData("")]
    [InlineData("扣1-2分")]
    [InlineData("未达标扣分")]
    [InlineData("制度健全得1分，执行到位得1分")]
    [InlineData("每缺一项扣9分")]
    public void 读不出或与分值不合的_不猜(string standard) => Assert.Null(RuleProposer.Propose(standard, 5));

    [Theory]
    [InlineData("依据教督〔2017〕6号，经事故调查认定学校负有责任的，等级定为不合格", "不合格", "教督〔2017〕6号")]
    [InlineData("根据《教育督导问责办法》，最高只能定为合格。", "合格", "《教育督导问责办法》")]
    [InlineData("发生重大安全事故的，一票否决", "不合格", "")]
    public void 一票否决_读出封顶的等级和依据(string standard, string cap, string basis)
    {
        var proposal = RuleProposer.Propose(standard, 0, "", StandardPart.Veto)!;
        Assert.Equal(($"cap={cap}", basis), (proposal.Rule.Notation(), proposal.Basis));
    }

    [Theory]
    [InlineData("省级表彰加2分，市级加1分，最高加2分", 0, "max=2")]
    [InlineData("省级表彰加2分，市级加1分", 0, "max=2")]
    [InlineData("每项加0.5分，累计不超过3分", 0, "max=3")]
    [InlineData("按影响大小加分", 2, "max=2")]
    public void 加分_读出最高分(string standard, decimal points, string rule) =>
        Assert.Equal(rule, RuleProposer.Propose(standard, points, "", StandardPart.Bonus)!.Rule.Notation());

    [Property(MaxTest = 1000)]
    public bool 任何文字_都不出错_读出的规则一定合用(string standard, byte[] picks, byte points)
    {
        string[] pieces = ["每", "扣", "1分", "0.5分", "达", "98%", "得满分", "不得分", "低", "个百分点", "A", "、B、C、D", "系数为", "1.0", "，", "。", "加", "最高", "依据", "定为", "合格", "优秀", "得", "酌情", "半", "十", "以", "为一档", "（", "）", "\n"];
        var text = picks is { Length: > 0 } ? string.Concat(picks.Select(p => pieces[p % pieces.Length])) : standard ?? "";
        return Enum.GetValues<StandardPart>().All(part => RuleProposer.Propose(text, points % 11, "名称", part) is not { } proposal
            || ((part != StandardPart.Scored || !proposal.Rule.Problems(points % 11).Any()) && proposal.Spans.All(s => s.Start >= 0 && s.Length >= 0 && s.Start + s.Length <= text.Length)));
    }
}
