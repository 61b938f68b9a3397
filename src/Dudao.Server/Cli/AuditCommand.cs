using System.CommandLine;
using System.Globalization;
using Dudao.Server.Features.Audit;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Cli;

/// <summary><c>dudao audit verify</c>: is the record of acts whole, and do marks and documents agree with it?</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var verify = new Command("verify", "核对操作记录的链条，以及每个评分、每份公文与最后一次操作是否相符（网站开着也可以核对）\n例：dudao audit verify --data data")
        {
            ServeCommand.DataOption, ServeCommand.DatabaseOption,
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
        var verdict = await scope.ServiceProvider.GetRequiredService<AuditCheck>().VerifyAsync(cancellation);
        if (verdict.Difference is not null)
        {
            await Console.Error.WriteLineAsync(verdict.Difference);
            return 1;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"完整：操作记录{verdict.Events}条，评分和公文都与记录相符。"));
        Console.WriteLine($"最后一条的指纹：{verdict.Head}");
        return 0;
    }
}
