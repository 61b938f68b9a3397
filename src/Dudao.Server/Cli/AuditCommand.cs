using System.CommandLine;
using System.Globalization;
using Dudao.Server.Features.Audit;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Cli;

/// <summary><c>dudao audit verify</c>: is the record of acts whole, and do records and files agree with it?</summary>
internal static class AuditCommand
{
    private static readonly Option<string?> Fingerprint = new("--fingerprint") { Description = "以前打印或者抄下的指纹：核对那一条以前的记录有没有被整个改写" };

    public static Command Create()
    {
        var verify = new Command(
            "verify", "核对操作记录的链条，每项资料与最后一次操作是否相符，每个文件的内容是否还是原样（网站开着也可以核对）\n例：dudao audit verify --data data\n例：dudao audit verify --data data --fingerprint 以前抄下的指纹")
        {
            ServeCommand.DataOption, ServeCommand.DatabaseOption, Fingerprint,
        };
        verify.SetAction(VerifyAsync);
        return new Command("audit", "操作记录") { verify };
    }

    private static async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var place = ServeCommand.Place(parsed);
        if (place.IsSqlite && !File.Exists(place.SqliteFile))
        {
            await Console.Error.WriteLineAsync($"“{place.Folder}”里没有数据库。请用 --data 指明数据所在的文件夹。");
            return 1;
        }

        var services = new ServiceCollection();
        Application.AddServices(services, new ServeOptions(place, "", false));
        services.AddLogging();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var fingerprint = parsed.GetValue(Fingerprint)?.Trim();
        var verdict = await scope.ServiceProvider.GetRequiredService<AuditCheck>().VerifyAsync(cancellation, fingerprint);
        foreach (var difference in verdict.Differences)
        {
            await Console.Error.WriteLineAsync(difference);
        }

        if (verdict.Differences.Count > 0)
        {
            return 1;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"完整：操作记录{verdict.Events}条首尾相接，{verdict.Records}项资料都与记录相符，{verdict.Files}个文件都是原样。"));
        Console.WriteLine($"最后一条的指纹：{verdict.Head}");
        Console.WriteLine(fingerprint is null
            ? "这样核对证明不了一点：有人同时改写数据库里的资料和全部记录，或者删去最后几条再改末尾的标记。请把上面的指纹打印或者抄下存档，下次加 --fingerprint 核对，就能证明那一条以前的没有改过。"
            : "给出的指纹在记录里：那一条以前的都没有改过。它以后的，请用上面的新指纹存档。");
        return 0;
    }
}
