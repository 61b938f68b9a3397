using System.Text;

namespace Dudao.Core.Inspections;

/// <summary>Prints the acts and views of the kinds as Markdown: docs/acts.md is this text, and a test holds them together.</summary>
public static class ActTables
{
    private static readonly (Sees What, string Words)[] Words =
    [
        (Sees.State, "状态"), (Sees.TeamList, "督导组名单"), (Sees.OwnLeaves, "本人填报的指标"), (Sees.SelfEvaluation, "自评"), (Sees.Figures, "数据"),
        (Sees.FieldRecords, "督导记录"), (Sees.Problems, "问题确认单"), (Sees.Progress, "评分进度"), (Sees.ProgressOfEach, "每人评分进度"), (Sees.OwnMarks, "本人评分"),
        (Sees.SheetHanded, "交来代录的评分表"), (Sees.AllMarks, "全部评分"), (Sees.TraineeMarks, "跟岗评分（另列）"), (Sees.Batch, "同批已合议单位并列"),
        (Sees.SettledMarks, "合议分、决定分及理由"), (Sees.Total, "总分"), (Sees.Grade, "等级"), (Sees.PreliminaryOpinion, "初步督导意见"), (Sees.Reply, "申辩及研究"),
        (Sees.Opinion, "督导意见书"), (Sees.Audit, "操作记录（评分隐藏）"),
    ];

    /// <summary>The whole page.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder();
        page.Append("# Acts: who moves what, and who sees what\n\n")
            .Append("Printed from Core's data (`InspectionKinds`, `RuleBook`, `ViewTable`); a test fails when it differs. After a change of the data: ")
            .Append("`DUDAO_REWRITE_DOCS=1 dotnet run --project tests/Dudao.Core.Tests -- -class '*ActTablesTests'`.\n\n")
            .Append("A state says what is being waited for; it moves only by an act. Staff (督导室工作人员) and the team's recorder (资料员) may enter an act for its owner (代录): ")
            .Append("those marked 签 with the scan of the signature, those marked 评 never, except a sheet that was handed to them. Rules marked △ warn and ask for a reason.\n");
        Acts(page, "A. 综合督导（学校）", InspectionKinds.Comprehensive, InspectionKinds.Comprehensive.Acts);
        foreach (var kind in InspectionKinds.All.Skip(1))
        {
            var title = (kind == InspectionKinds.Township ? "B. " : "") + kind.Name + "：与表A的不同";
            var left = InspectionKinds.Comprehensive.Acts.Where(a => kind.Find(a.Id) is null).Select(a => a.Name).ToList();
            Acts(page, title, kind, [.. kind.Acts.Where(a => !SameAs(a, InspectionKinds.Comprehensive.Find(a.Id)))]);
            if (left.Count > 0)
            {
                page.Append("\n不设：").AppendJoin('、', left).Append("。\n");
            }
        }

        Views(page);
        Rules(page);
        return page.ToString();
    }

    private static void Acts(StringBuilder page, string title, InspectionKind kind, IReadOnlyList<Act> acts)
    {
        page.Append("\n## ").Append(title).Append("\n\n状态：").AppendJoin(" → ", kind.States.Select(s => s.Name())).Append("。\n\n")
            .Append("| 状态 | 事项 | 谁办 | 条件 | 文书 | 转入；起算 | 说明 |\n|---|---|---|---|---|---|---|\n");
        var before = "";
        foreach (var act in acts)
        {
            var states = act.States.Count == 0 ? "任何状态" : string.Join('、', act.States.Select(s => s.Name()));
            var begins = kind.Deadlines.Where(d => d.From == act.Id).Select(d => d.Id.Name() + "期限");
            var leads = (act.Next is { } next ? [$"→ {next.Name()}"] : Array.Empty<string>()).Concat(begins);
            var mark = act.Nature switch { ActNature.Signature => " 签", ActNature.Mark => " 评", _ => "" };
            page.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"| {(states == before ? "" : states)} | {act.Name} `{act.Id}`{mark} | {act.Who.Names()} | ");
            page.AppendJoin('、', act.Rules.Select(Rule)).Append(" | ").Append(act.Paper).Append(" | ").AppendJoin('；', leads).Append(" | ").Append(act.Note).Append(" |\n");
            before = states;
        }
    }

    private static string Rule(string id) => RuleBook.Get(id).Warns ? id + "△" : id;

    private static void Views(StringBuilder page)
    {
        page.Append("\n## C. 谁能看见什么\n\n| 谁 | 合议开始前 | 合议开始后 | 督导意见书签收后 | 说明 |\n|---|---|---|---|---|\n");
        foreach (var row in ViewTable.Rows)
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"| {row.Who.Names()} | {Seen(row.Before, Sees.Nothing)} | {Seen(row.Opened, row.Before)} | {Seen(row.Received, row.Opened)} | {row.Note} |\n");
        }

        page.Append("| 回避人员、其他单位 | 无（按不存在处理） | 无 | 无 | |\n");
    }

    private static string Seen(Sees sees, Sees before)
    {
        if (sees == before)
        {
            return "同左";
        }

        // What is no longer seen has to be said in full; what is added is said as added.
        var added = (sees & before) == before && before != Sees.Nothing;
        return (added ? "同左，另见" : "") + string.Join('、', Words.Where(w => sees.HasFlag(w.What) && !(added && before.HasFlag(w.What))).Select(w => w.Words));
    }

    private static void Rules(StringBuilder page)
    {
        page.Append("\n## 条件\n\n| 名称 | 条件 | 依据 |\n|---|---|---|\n");
        foreach (var rule in RuleBook.All)
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {Rule(rule.Id)} | {rule.Words} | {rule.Article} |\n");
        }
    }

    private static bool SameAs(Act act, Act? other) =>
        other is not null && act.Name == other.Name && act.Who == other.Who && act.Next == other.Next && act.Paper == other.Paper && act.Note == other.Note
        && act.States.SequenceEqual(other.States) && act.Rules.SequenceEqual(other.Rules) && act.Nature == other.Nature;
}
