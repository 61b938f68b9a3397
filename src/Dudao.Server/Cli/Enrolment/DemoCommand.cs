using System.CommandLine;
using System.Globalization;
using Dudao.Core.Enrolment.Synthetic;
using Dudao.Server.Features.Enrolment.Demo;

namespace Dudao.Server.Cli.Enrolment;

/// <summary><c>dudao demo</c>: writes a synthetic county.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var schools = new Option<int>("--schools") { Description = "学校数（2 到 5000）", Required = true };
        var students = new Option<int>("--students") { Description = "学生数（1 到 5000000）", Required = true };
        var seed = new Option<long>("--seed") { Description = "种子：相同的数字写出相同的县", Required = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "写到哪个文件夹", Required = true };
        var corrupted = new Option<double>("--corrupted") { Description = "报到中有差错的记录所占的比例（0 到 1）", DefaultValueFactory = _ => 0.10 };
        corrupted.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var share) && share is not (>= 0 and <= 1))
            {
                result.AddError("--corrupted 要在 0 到 1 之间。");
            }
        });
        Between(schools, 2, 5000);
        Between(students, 1, 5_000_000);
        var command = new Command("demo", """
            写出一个虚构的县：机构、秋季学籍、春季报到、异动、学校数据，和每个学生的真实去向（truth.csv）。没有一个人是真人

            示例：
              dudao demo --schools 60 --students 30000 --seed 1 --out 演示县
            """) { schools, students, seed, output, corrupted };
        command.SetAction((parsed, cancellation) => CommandRun.RunAsync(progress => Task.Run(() =>
        {
            progress("造一个县", 0.05);
            var county = new SyntheticCounty(parsed.GetValue(schools), parsed.GetValue(students), parsed.GetValue(seed));
            progress("过一个冬天", 0.15);
            var spring = new SyntheticSpring(county, parsed.GetValue(corrupted));
            var folder = parsed.GetValue(output)!.FullName;
            CountyFiles.Write(county, spring, folder, progress, cancellation);
            Console.WriteLine($"已写入 {folder}：{county.Schools.Count} 所学校，学籍 {spring.Roll.Count} 行，报到 {spring.Registrations.Count} 行，异动 {spring.Movements.Count} 行。");
            return 0;
        }, cancellation), cancellation));
        return command;
    }

    private static void Between(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && (value < least || value > most))
        {
            result.AddError($"{option.Name} 要在 {least} 到 {most} 之间。");
        }
    });
}
