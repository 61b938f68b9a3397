using System.Text;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.FirstRun;

/// <summary>The tables of an office that begins: its schools with three wrong rows and put right, its inspectors, its list.</summary>
internal static class OfficeTables
{
    private const string Head = "学校标识码,学校名称,学校类型,乡镇,班级数,小学学生数,初中学生数,中心学校,所属中心学校,校长,联系人,联系电话\n";
    private const string Second = "2199000101,云屏县第二中学,初级中学,城关镇,36,,1820,否,,陶怀远,邱敏,13800000101\n";

    public static FilePayload WrongSchools => File("全县学校.csv", Head + Second
        + "2199000601,石桥镇中心小学,小学堂,石桥镇,24,1036,,是,,潘若谷,,\n"
        + "21990006,双溪小学,小学,石桥镇,6,112,,否,石桥镇中心小学,,,\n"
        + "2199000401,柳溪镇初级中学,初级中学,柳溪镇,18,,八百二十,否,,谷雨田,,\n");

    public static FilePayload Schools => File("全县学校.csv", Head + Second
        + "2199000601,石桥镇中心小学,小学,石桥镇,24,1036,,是,,潘若谷,,\n"
        + "2199000602,双溪小学,小学,石桥镇,6,112,,否,石桥镇中心小学,,,\n"
        + "2199000401,柳溪镇初级中学,初级中学,柳溪镇,18,,820,否,,谷雨田,,\n");

    public static FilePayload Inspectors => File("督学名册.csv", "姓名,所在单位,岗位,电话,督学类别,专长\n"
        + "韦长青,云屏县人民政府教育督导室,督学,13800000201,专职,学校管理\n秦仲山,云屏县人民政府教育督导室,督学,13800000202,兼职,小学数学\n"
        + "陆晓芸,云屏县人民政府教育督导室,督学,13800000203,兼职,初中语文\n");

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
