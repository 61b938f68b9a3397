using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Synthetic;
using Dudao.Server.Features.Enrolment.Writing;

namespace Dudao.Server.Features.Enrolment.Demo;

/// <summary>Writes a synthetic county as the files of an office.</summary>
internal static class CountyFiles
{
    public static readonly string[] RollColumns =
    [
        "学校标识码", "学校名称", "年级", "班级", "学籍号", "姓名", "性别", "出生日期", "身份证件类型", "身份证件号", "民族", "户籍地", "现住址", "监护人", "监护人电话",
        "是否寄宿", "是否留守", "是否随迁", "残疾类型", "就读方式",
    ];

    /// <summary>Writes all files into a folder, which is made where it is not there.</summary>
    public static void Write(SyntheticCounty county, SyntheticSpring spring, string folder, Action<string, double> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        WriteOrganisations(county, Path.Combine(folder, "organisations.csv"));
        SchoolTable.Write(county, Path.Combine(folder, "school-data.csv"));
        progress("写学籍", 0.3);
        WriteRoll(county, spring, Path.Combine(folder, "roll-autumn.csv"), cancellation);
        progress("写报到", 0.6);
        WriteRegistration(county, spring, Path.Combine(folder, "registration-spring.csv"), cancellation);
        progress("写异动", 0.9);
        WriteMovements(spring, Path.Combine(folder, "movements.csv"));
        WriteTruth(spring, Path.Combine(folder, "truth.csv"));
    }

    private static void WriteOrganisations(SyntheticCounty county, string path)
    {
        using var output = new CsvOutput(path);
        output.Row("名称", "类型", "上级", "学校标识码", "办学类型", "是否寄宿");
        output.Row("清源县", "县", "", "", "", "");
        foreach (var township in county.Townships)
        {
            output.Row(township, "乡镇", "清源县", "", "", "");
        }

        foreach (var school in county.Schools)
        {
            var kind = school.Stage switch { "primary" => "小学", "junior" => "初级中学", _ => "九年一贯制学校" };
            output.Row(school.Name, "学校", county.Townships[school.Township], school.Code, kind, school.Highest == 9 ? "是" : "否");
        }

        output.Complete();
    }

    private static void WriteRoll(SyntheticCounty county, SyntheticSpring spring, string path, CancellationToken cancellation)
    {
        using var output = new CsvOutput(path);
        output.Row(RollColumns);
        foreach (var pupil in spring.Roll)
        {
            cancellation.ThrowIfCancellationRequested();
            WritePupil(output, pupil, county.Schools[pupil.School]).End();
        }

        output.Complete();
    }

    private static void WriteRegistration(SyntheticCounty county, SyntheticSpring spring, string path, CancellationToken cancellation)
    {
        using var output = new CsvOutput(path);
        output.Row([.. RollColumns, "是否报到", "未报到原因", "去向", "备注"]);
        foreach (var registration in spring.Registrations)
        {
            cancellation.ThrowIfCancellationRequested();
            WritePupil(output, registration.Pupil, county.Schools[registration.School])
                .Cell(registration.Came ? "是" : "否").Cell(registration.Reason).Cell(registration.Whereabouts).Cell("").End();
        }

        output.Complete();
    }

    private static CsvOutput WritePupil(CsvOutput output, SyntheticPupil pupil, SyntheticSchool school)
    {
        var village = $"清源县{pupil.Village ?? pupil.Household.Village}";
        return output.Cell(school.Code).Cell(school.Name).Cell(Grades.Word(pupil.Grade)).Cell($"{pupil.Class}班").Cell(pupil.StudentNumber)
            .Cell(pupil.Name).Cell(pupil.Sex.Word()).Cell(pupil.BirthText ?? pupil.Birth.Text()).Cell(pupil.IdNumber.Length > 0 ? "居民身份证" : "")
            .Cell(pupil.IdNumber).Cell(pupil.Household.EthnicGroup).Cell(village).Cell(village).Cell(pupil.Guardian ?? pupil.Household.Guardian)
            .Cell(pupil.Telephone ?? pupil.Household.Telephone).Cell(YesNo(pupil.Boards)).Cell(YesNo(pupil.LeftBehind)).Cell(YesNo(pupil.Migrant))
            .Cell(pupil.Disability).Cell(pupil.Mode);
    }

    private static string YesNo(bool yes) => yes ? "是" : "否";

    private static void WriteMovements(SyntheticSpring spring, string path)
    {
        using var output = new CsvOutput(path);
        output.Row("学籍号", "类型", "转出学校标识码", "转入学校标识码", "日期", "结束日期");
        foreach (var movement in spring.Movements)
        {
            output.Row(movement.StudentNumber, movement.Kind, movement.From, movement.To, movement.Day.Text(), movement.End?.Text() ?? "");
        }

        output.Complete();
    }

    private static void WriteTruth(SyntheticSpring spring, string path)
    {
        using var output = new CsvOutput(path);
        output.Row("row", "class", "flags");
        foreach (var (row, truth) in spring.Truth.Index())
        {
            output.Cell(row + 2).Cell(truth.Class).Cell(truth.Flags).End();
        }

        output.Complete();
    }
}
