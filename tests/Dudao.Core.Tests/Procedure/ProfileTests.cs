using System.Text.Json;
using Dudao.Core.Inspectors;
using Dudao.Core.Procedure;

namespace Dudao.Core.Tests.Procedure;

public class ProfileTests
{
    /// <summary>"What provinces fix" (procedure.md), cell by cell: profile, value, sort, event, amount, most, unit.</summary>
    [Theory]
    [InlineData("national", ValueId.CycleOfGovernment, null, ProfileEvent.LastInspection, 5, null, DayUnit.Years)]
    [InlineData("chongqing", ValueId.CycleOfGovernment, null, ProfileEvent.LastInspection, 5, null, DayUnit.Years)]
    [InlineData("zhejiang", ValueId.CycleOfGovernment, null, ProfileEvent.LastInspection, 3, null, DayUnit.Years)]
    [InlineData("shanghai", ValueId.CycleOfGovernment, null, ProfileEvent.LastInspection, 5, null, DayUnit.Years)]
    [InlineData("shandong", ValueId.CycleOfGovernment, null, ProfileEvent.LastInspection, 5, null, DayUnit.Years)]
    [InlineData("national", ValueId.CycleOfSchool, null, ProfileEvent.LastInspection, 3, 5, DayUnit.Years)]
    [InlineData("chongqing", ValueId.CycleOfSchool, null, ProfileEvent.LastInspection, 3, 5, DayUnit.Years)]
    [InlineData("zhejiang", ValueId.CycleOfSchool, null, ProfileEvent.LastInspection, 5, null, DayUnit.Years)]
    [InlineData("shanghai", ValueId.CycleOfSchool, null, ProfileEvent.LastInspection, 3, 5, DayUnit.Years)]
    [InlineData("chongqing", ValueId.Feedback, LegalSort.Special, ProfileEvent.DeliberationClosed, 5, null, DayUnit.CalendarDays)]
    [InlineData("chongqing", ValueId.Feedback, LegalSort.Comprehensive, ProfileEvent.DeliberationClosed, 10, null, DayUnit.CalendarDays)]
    [InlineData("shanghai", ValueId.Feedback, null, ProfileEvent.VisitEnded, 0, null, DayUnit.CalendarDays)]
    [InlineData("chongqing", ValueId.Reply, null, ProfileEvent.PreliminaryOpinionReceived, 5, null, DayUnit.CalendarDays)]
    [InlineData("zhejiang", ValueId.Reply, null, ProfileEvent.PreliminaryOpinionReceived, 10, null, DayUnit.CalendarDays)]
    [InlineData("shanghai", ValueId.Reply, null, ProfileEvent.VisitEnded, 10, null, DayUnit.WorkingDays)]
    [InlineData("chongqing", ValueId.Opinion, null, ProfileEvent.PreliminaryOpinionReceived, 30, null, DayUnit.CalendarDays)]
    [InlineData("zhejiang", ValueId.Opinion, null, ProfileEvent.VisitEnded, 30, null, DayUnit.CalendarDays)]
    [InlineData("shanghai", ValueId.Opinion, null, ProfileEvent.VisitEnded, 30, null, DayUnit.CalendarDays)]
    [InlineData("zhejiang", ValueId.Appeal, null, ProfileEvent.OpinionReceived, 10, null, DayUnit.CalendarDays)]
    [InlineData("zhejiang", ValueId.AppealAnswer, null, ProfileEvent.AppealReceived, 30, null, DayUnit.CalendarDays)]
    [InlineData("shandong", ValueId.Appeal, null, ProfileEvent.OpinionReceived, 15, null, DayUnit.CalendarDays)]
    [InlineData("shandong", ValueId.AppealAnswer, null, ProfileEvent.AppealReceived, 1, null, DayUnit.Months)]
    [InlineData("chongqing", ValueId.RectificationReport, null, ProfileEvent.MendingEnded, 10, null, DayUnit.CalendarDays)]
    [InlineData("yunnan", ValueId.RectificationReport, null, ProfileEvent.OpinionReceived, 20, null, DayUnit.CalendarDays)]
    [InlineData("zhejiang", ValueId.ReportToGovernment, null, ProfileEvent.VisitEnded, 30, null, DayUnit.CalendarDays)]
    [InlineData("chongqing", ValueId.YearsSinceLeaving, null, ProfileEvent.LeftSubject, 3, null, DayUnit.Years)]
    [InlineData("zhejiang", ValueId.YearsSinceLeaving, null, ProfileEvent.LeftSubject, 3, null, DayUnit.Years)]
    [InlineData("national", ValueId.SchoolsPerInspector, null, null, 5, null, DayUnit.Times)]
    [InlineData("chongqing", ValueId.SchoolsPerInspector, null, null, 3, 5, DayUnit.Times)]
    [InlineData("zhejiang", ValueId.SchoolsPerInspector, null, null, 5, null, DayUnit.Times)]
    [InlineData("shanghai", ValueId.SchoolsPerInspector, null, null, 2, null, DayUnit.Times)]
    [InlineData("shanghai", ValueId.RegularNotice, null, null, 2, null, DayUnit.WorkingDays)]
    [InlineData("national", ValueId.VisitsATerm, null, null, 2, null, DayUnit.Times)]
    [InlineData("national", ValueId.TeamLeast, null, null, 3, null, DayUnit.Times)]
    [InlineData("national", ValueId.TermOfAppointment, null, null, 3, null, DayUnit.Years)]
    [InlineData("national", ValueId.TermsRunning, null, null, 3, null, DayUnit.Times)]
    [InlineData("national", ValueId.Openness, null, ProfileEvent.OpinionIssued, 20, null, DayUnit.WorkingDays)]
    [InlineData("national", ValueId.NoticeAhead, null, null, 1, null, DayUnit.Months)]
    [InlineData("national", ValueId.Deferral, null, ProfileEvent.OpinionReceived, 2, null, DayUnit.Months)]
    [InlineData("national", ValueId.ReceiptCheck, null, ProfileEvent.PaperIssued, 2, null, DayUnit.WorkingDays)]
    public void EachNumberOfTheTable_IsAValueOfItsProfile(string code, ValueId id, LegalSort? sort, ProfileEvent? from, int amount, int? most, DayUnit unit)
    {
        var value = Profile(code).Find(id, sort);
        Assert.NotNull(value);
        Assert.Equal((from, amount, most, unit), (value.Event, value.Amount, value.AtMost, value.Unit));
        Assert.NotEmpty(value.Source);
    }

    [Theory]
    [InlineData("national", ValueId.RectificationReport, "按督导意见书规定的期限")]
    [InlineData("zhejiang", ValueId.RectificationReport, "按督导意见书规定的期限")]
    [InlineData("shanghai", ValueId.RectificationReport, "按督导意见书规定的期限")]
    [InlineData("shandong", ValueId.RectificationReport, "书面")]
    [InlineData("chongqing", ValueId.RecusalAsking, "督学或者被督导单位申请，督导机构负责人决定")]
    [InlineData("zhejiang", ValueId.RecusalAsking, "督学应当、被督导单位可以申请，督导机构决定")]
    [InlineData("chongqing", ValueId.SchoolsPerInspector, "轮换")]
    [InlineData("shanghai", ValueId.RegularNotice, "可以不事先通知")]
    [InlineData("chongqing", ValueId.Symposium, "家长座谈时管理人员和教师回避")]
    [InlineData("shanghai", ValueId.Symposium, "随机抽取")]
    [InlineData("chongqing", ValueId.YearPlan, "报政府批准")]
    [InlineData("zhejiang", ValueId.YearPlan, "群众反映")]
    [InlineData("zhejiang", ValueId.PublishedComplaints, "核查并答复")]
    [InlineData("shanghai", ValueId.PublishedComplaints, "核查并答复")]
    [InlineData("zhejiang", ValueId.Appeal, "上级督导机构")]
    [InlineData("shandong", ValueId.Appeal, "原督导机构申请复查")]
    [InlineData("chongqing", ValueId.Feedback, "书面")]
    [InlineData("shanghai", ValueId.OpinionApproval, "3分之2以上")]
    public void EachRuleInWords_StandsInItsProfile(string code, ValueId id, string words) =>
        Assert.Contains(words, Profile(code).Values.First(v => v.Id == id).Line, StringComparison.Ordinal);

    [Theory]
    [InlineData("national", ValueId.Feedback)]
    [InlineData("national", ValueId.Reply)]
    [InlineData("national", ValueId.Opinion)]
    [InlineData("national", ValueId.Appeal)]
    [InlineData("national", ValueId.ReportToGovernment)]
    [InlineData("national", ValueId.Symposium)]
    [InlineData("zhejiang", ValueId.Feedback)]
    [InlineData("shandong", ValueId.Feedback)]
    [InlineData("shandong", ValueId.Reply)]
    [InlineData("shandong", ValueId.Opinion)]
    [InlineData("chongqing", ValueId.Appeal)]
    [InlineData("shanghai", ValueId.Appeal)]
    [InlineData("chongqing", ValueId.ReportToGovernment)]
    [InlineData("yunnan", ValueId.Reply)]
    public void WhatTheTableLeavesEmpty_NoProfileInvents(string code, ValueId id) => Assert.DoesNotContain(Profile(code).Values, v => v.Id == id);

    [Theory]
    [InlineData("national", new[] { TieKind.KinOfHead, TieKind.EmployedThere })]
    [InlineData("chongqing", new[] { TieKind.KinOfHead, TieKind.EmployedThere, TieKind.KinEmployedThere, TieKind.LeftRecently })]
    [InlineData("zhejiang", new[] { TieKind.KinOfHead, TieKind.EmployedThere, TieKind.KinEmployedThere, TieKind.KinPupilThere, TieKind.LeftRecently })]
    [InlineData("shanghai", new[] { TieKind.KinOfHead, TieKind.EmployedThere, TieKind.KinEmployedThere, TieKind.KinPupilThere, TieKind.Other })]
    [InlineData("shandong", new[] { TieKind.KinOfHead, TieKind.EmployedThere, TieKind.KinEmployedThere, TieKind.KinPupilThere, TieKind.Other })]
    public void TiesThatAProvinceRefuses(string code, TieKind[] refused) => Assert.Equal(refused, Profile(code).Find(ValueId.Ties)!.Refused);

    [Fact]
    public void Yunnan_IsTheNationalProfileWithItsOneValue()
    {
        Assert.Equal(20, Assert.Single(ShippedProfiles.Yunnan.Values, v => !ShippedProfiles.National.Values.Contains(v)).Amount);
    }

    [Theory]
    [InlineData("national", new[] { ValueId.Feedback, ValueId.Reply, ValueId.Opinion, ValueId.Verification, ValueId.YearsSinceLeaving })]
    [InlineData("chongqing", new[] { ValueId.Verification })]
    [InlineData("zhejiang", new[] { ValueId.Feedback, ValueId.Verification })]
    [InlineData("shanghai", new[] { ValueId.Verification, ValueId.YearsSinceLeaving })]
    public void WhatIsLeftEmpty_IsAskedOfTheOffice(string code, ValueId[] asked) => Assert.Equal(asked, Profile(code).ToAsk().Select(q => q.Id));

    [Fact]
    public void Demonstration_IsNationalWithItsOwnValues_PrintedAsTheOffices()
    {
        Assert.Empty(ShippedProfiles.Demonstration.ToAsk());
        Assert.Equal(
            [
                "书面反馈初步督导意见：自结束合议次日起10日", "申辩：自签收初步督导意见次日起10日", "下发督导意见书：自签收初步督导意见次日起30日",
                "整改核查：自收到整改报告次日起10个工作日", "离开被督导单位的年限：3年",
            ],
            ShippedProfiles.Demonstration.OwnLines());
        Assert.All(ShippedProfiles.Demonstration.Own, v => Assert.Equal("本办规定", v.Source));
    }

    [Theory]
    [InlineData("chongqing", ValueId.Opinion, 25, DayUnit.CalendarDays, true)]
    [InlineData("chongqing", ValueId.Opinion, 30, DayUnit.CalendarDays, true)]
    [InlineData("chongqing", ValueId.Opinion, 31, DayUnit.CalendarDays, false)]
    [InlineData("chongqing", ValueId.Opinion, 22, DayUnit.WorkingDays, false)]
    [InlineData("chongqing", ValueId.Reply, 5, DayUnit.CalendarDays, true)]
    [InlineData("chongqing", ValueId.Reply, 7, DayUnit.CalendarDays, true)]
    [InlineData("chongqing", ValueId.Reply, 5, DayUnit.WorkingDays, true)]
    [InlineData("chongqing", ValueId.Reply, 4, DayUnit.CalendarDays, false)]
    [InlineData("shanghai", ValueId.Reply, 10, DayUnit.CalendarDays, false)]
    [InlineData("shanghai", ValueId.Reply, 12, DayUnit.WorkingDays, true)]
    [InlineData("national", ValueId.CycleOfSchool, 4, DayUnit.Years, true)]
    [InlineData("national", ValueId.CycleOfSchool, 2, DayUnit.Years, false)]
    [InlineData("national", ValueId.CycleOfSchool, 6, DayUnit.Years, false)]
    [InlineData("national", ValueId.Openness, 10, DayUnit.WorkingDays, true)]
    [InlineData("national", ValueId.Openness, 20, DayUnit.CalendarDays, true)]
    [InlineData("national", ValueId.Openness, 21, DayUnit.WorkingDays, false)]
    [InlineData("national", ValueId.TeamLeast, 5, DayUnit.Times, true)]
    [InlineData("national", ValueId.TeamLeast, 2, DayUnit.Times, false)]
    [InlineData("national", ValueId.TermsRunning, 4, DayUnit.Times, false)]
    [InlineData("national", ValueId.Reply, 0, DayUnit.CalendarDays, false)]
    [InlineData("national", ValueId.Reply, 1, DayUnit.CalendarDays, true)]
    public void Office_ShortensItsOwnDays_LengthensTheSubjects_NotTheReverse(string code, ValueId id, int amount, DayUnit unit, bool allowed)
    {
        var own = new ProfileValue(id, "") { Amount = amount, Unit = unit };
        var refusal = Profile(code).RefuseOwn(own);
        Assert.Equal(allowed, refusal is null);
        if (allowed)
        {
            Assert.Equal(amount, Profile(code).WithOwn(own).Amount(id));
        }
        else
        {
            Assert.Throws<ArgumentException>(() => Profile(code).WithOwn(own));
        }
    }

    [Theory]
    [InlineData("national", ValueId.Reply, DayUnit.CalendarDays, DayUnit.WorkingDays, DayUnit.Months)]
    [InlineData("national", ValueId.YearsSinceLeaving, DayUnit.Years)]
    [InlineData("national", ValueId.TeamLeast, DayUnit.Times)]
    [InlineData("national", ValueId.Openness, DayUnit.CalendarDays, DayUnit.WorkingDays)]
    [InlineData("national", ValueId.NoticeAhead, DayUnit.Months)]
    [InlineData("chongqing", ValueId.Reply, DayUnit.CalendarDays, DayUnit.WorkingDays)]
    [InlineData("chongqing", ValueId.Opinion, DayUnit.CalendarDays)]
    [InlineData("shanghai", ValueId.Reply, DayUnit.WorkingDays)]
    public void Units_AreThoseThatTheValueTakes(string code, ValueId id, params DayUnit[] units)
    {
        Assert.Equal(units, Profile(code).UnitsOf(id));
        foreach (var other in Enum.GetValues<DayUnit>().Except(ValueRule.Of(id).Units))
        {
            Assert.NotNull(Profile(code).RefuseOwn(new ProfileValue(id, "") { Amount = 5, Unit = other }));
        }
    }

    [Fact]
    public void Refusal_OfAnOfficesValue_NamesTheRuleAndItsSource()
    {
        var refusal = ShippedProfiles.Chongqing.RefuseOwn(new ProfileValue(ValueId.Reply, "") { Amount = 3 });
        Assert.Equal("重庆市地方规定（2015年）", refusal!.Article);
        Assert.Contains("“申辩”程序规定为自签收初步督导意见次日起5日，本办规定只能延长，不能缩短", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Office_MayNotMoveTheEvent_NorEscapeAValueOfOneSortByAValueForAll()
    {
        Assert.NotNull(ShippedProfiles.Chongqing.RefuseOwn(new ProfileValue(ValueId.Opinion, "") { Amount = 20, From = ProfileEvent.OpinionIssued }));
        Assert.NotNull(ShippedProfiles.Chongqing.RefuseOwn(new ProfileValue(ValueId.Feedback, "") { Amount = 8 }));
        Assert.Null(ShippedProfiles.Chongqing.RefuseOwn(new ProfileValue(ValueId.Feedback, "") { Amount = 8, Sort = LegalSort.Comprehensive }));
        Assert.Null(ShippedProfiles.Chongqing.RefuseOwn(new ProfileValue(ValueId.Feedback, "") { Amount = 5 }));
    }

    [Fact]
    public void Profile_IsStoredWhole_WithItsDigest()
    {
        foreach (var profile in ShippedProfiles.All.Append(ShippedProfiles.Demonstration))
        {
            var read = ProcedureProfile.Read(profile.Write());
            Assert.Equal(profile, read);
            Assert.Equal(profile.Digest, read.Digest);
            Assert.Equal(profile.Write(), read.Write());
        }

        Assert.Distinct(ShippedProfiles.All.Append(ShippedProfiles.Demonstration).Select(p => p.Digest));
        Assert.Throws<JsonException>(() => ProcedureProfile.Read("""{"code":"x","name":"x","version":"1","from":"2026-01-01","values":[],"more":1}"""));
    }

    private static ProcedureProfile Profile(string code) => ShippedProfiles.All.First(p => p.Code == code);
}
