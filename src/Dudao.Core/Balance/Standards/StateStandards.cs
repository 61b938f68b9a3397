using static Dudao.Core.Balance.Standards.ResourceKind;

namespace Dudao.Core.Balance.Standards;

/// <summary>
/// The two standards of the state. The unit costs are an ordinary county's prices, there so that a plan can be had without a list of costs;
/// an office with prices of its own gives them.
/// </summary>
public static class StateStandards
{
    /// <summary>县域义务教育均衡发展督导评估暂行办法（教督〔2012〕3号）: eight coefficients, their mean is judged.</summary>
    public static BalanceStandard Basic2012 { get; } = new(
        "basic-2012", "义务教育基本均衡", "2012", "教督〔2012〕3号", Judging.Composite, 0.65, 0.55, 0, 0, 0,
        [
            Of("floor_area", "生均教学及辅助用房面积", 1, "m²", Shared, null, null, 1, 2500),
            Of("sports_area", "生均体育运动场馆面积", 1, "m²", Shared, null, null, 1, 300),
            Of("equipment_value", "生均教学仪器设备值", 1, "元", Shared, null, null, 1000, 1000),
            Of("computers", "每百名学生拥有计算机台数", 100, "台", Shared, null, null, 1, 4000),
            Of("books", "生均图书册数", 1, "册", Shared, null, null, 1, 20),
            Of("teachers", "师生比", 1, "人", Staff, null, null, 1, 80000),
            Of("teachers_above_standard_degree", "生均高于规定学历教师数", 1, "人", Staff, null, null, 1, 30000),
            Of("teachers_mid_senior_title", "生均中级及以上专业技术职务教师数", 1, "人", Staff, null, null, 1, 20000),
        ]);

    /// <summary>县域义务教育优质均衡发展督导评估办法（教督〔2017〕6号）: seven coefficients, each judged, and seven minima of each school.</summary>
    public static BalanceStandard Quality2017 { get; } = new(
        "quality-2017", "义务教育优质均衡", "2017", "教督〔2017〕6号", Judging.Each, 0.50, 0.45, 6, 0.85, 50,
        [
            Of("teachers_above_standard_degree", "每百名学生拥有高于规定学历教师数", 100, "人", Staff, 4.2, 5.3, 1, 30000),
            Of("teachers_backbone", "每百名学生拥有县级以上骨干教师数", 100, "人", Staff, 1, 1, 1, 20000),
            Of("teachers_pe_art", "每百名学生拥有体育、艺术专任教师数", 100, "人", Staff, 0.9, 0.9, 1, 80000),
            Of("floor_area", "生均教学及辅助用房面积", 1, "m²", Shared, 4.5, 5.8, 1, 2500),
            Of("sports_area", "生均体育运动场馆面积", 1, "m²", Shared, 7.5, 10.2, 1, 300),
            Of("equipment_value", "生均教学仪器设备值", 1, "元", Shared, 2000, 2500, 1000, 1000),
            Of("network_classrooms", "每百名学生拥有网络多媒体教室数", 100, "间", Shared, 2.3, 2.4, 1, 30000),
        ]);

    /// <summary>Both, the older first.</summary>
    public static IReadOnlyList<BalanceStandard> All { get; } = [Basic2012, Quality2017];

    /// <summary>The standard of that name, or null.</summary>
    public static BalanceStandard? Find(string name) =>
        All.FirstOrDefault(standard => string.Equals(standard.Name, name, StringComparison.OrdinalIgnoreCase));

    private static BalanceIndicator Of(
        string column, string name, double per, string unit, ResourceKind kind, double? primary, double? junior, double size, decimal cost) =>
        new(column, name, Formula.Of(column), per, unit, kind, primary, junior, size, cost);
}
