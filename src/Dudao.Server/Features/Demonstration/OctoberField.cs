using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.OnSite.FieldRecords;
using Dudao.Server.Features.Inspections.OnSite.Problems;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Demonstration;

/// <summary>What the primary group heard, read, saw and asked: the whole of the 20th at 石桥, the first half hour of the 21st at 白石.</summary>
internal sealed class OctoberField(DemonstrationStage stage)
{
    public async Task ShiqiaoAsync(Guid subjectId, CancellationToken cancellation)
    {
        var day = new DateOnly(2026, 10, 20);
        await RecordAsync("weichangqing", subjectId, day, FieldRecordKind.ReportHeard, "校长汇报自评情况和整改打算", cancellation, ("主题", "学校自评情况"));
        await RecordAsync("hexiaolan", subjectId, day, FieldRecordKind.LessonHeard, "目标清楚，学生参与面广，板书规范", cancellation, ("学科", "语文"), ("班级", "四（2）班"), ("节次", "上午第2节"), ("评价", "良"));
        await RecordAsync("duruochuan", subjectId, day, FieldRecordKind.LessonHeard, "练习分层不够", cancellation, ("学科", "数学"), ("班级", "五（1）班"), ("节次", "上午第3节"), ("评价", "合格"));
        await RecordAsync("hexiaolan", subjectId, day, FieldRecordKind.Symposium, "教师谈减负和教研安排", cancellation, ("对象", "教师"), ("人数", "9"), ("地点", "会议室"));
        await RecordAsync("duruochuan", subjectId, day, FieldRecordKind.Interview, "学生谈食堂和课间活动", cancellation, ("对象", "学生"), ("人数", "6"));
        await RecordAsync("weichangqing", subjectId, day, FieldRecordKind.PlaceSeen, "通道畅通，器材摆放整齐", cancellation, ("地点", "体育器材室"));
    }

    public async Task BaishiAsync(Guid subjectId, CancellationToken cancellation)
    {
        var day = new DateOnly(2026, 10, 21);
        await RecordAsync("weichangqing", subjectId, day, FieldRecordKind.ReportHeard, "校长汇报自评情况", cancellation, ("主题", "学校自评情况"));
        await RecordAsync("hexiaolan", subjectId, day, FieldRecordKind.FileRead, "计划有分工，缺年度总结", cancellation, ("材料名称", "年度工作计划"), ("份数", "2"));
        await RecordAsync("duruochuan", subjectId, day, FieldRecordKind.PlaceSeen, "2具灭火器压力不足", cancellation, ("地点", "食堂"));
        var id = DemonstrationId.Of("october/problem/白石小学");
        await stage.AsAsync("duruochuan", s => s.GetRequiredService<ProblemBook>().RaiseAsync(
            subjectId, new ActForm(id),
            new ProblemForm("", "食堂消防", "10月21日上午查看食堂，操作间2具灭火器压力不足，未及时更换。", "《建筑灭火器配置验收及检查规范》", "一般"), cancellation));
    }

    private Task<Done> RecordAsync(
        string userName, Guid subjectId, DateOnly day, FieldRecordKind kind, string text, CancellationToken cancellation, params (string Key, string Value)[] details) =>
        stage.AsAsync(userName, s => s.GetRequiredService<FieldRecordBook>().AddAsync(
            subjectId, DemonstrationId.Of($"october/record/{subjectId}/{userName}/{kind}/{text}"),
            new FieldRecordDraft(kind, "", day, text, details.ToDictionary(d => d.Key, d => d.Value), null), cancellation));
}
