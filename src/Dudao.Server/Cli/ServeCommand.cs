using System.CommandLine;
using System.Data.Common;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.FirstRun;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Connections;

namespace Dudao.Server.Cli;

/// <summary><c>dudao serve</c>: the web application.</summary>
internal static class ServeCommand
{
    public static Option<DirectoryInfo> DataOption { get; } = new("--data")
    {
        Description = "数据所在的文件夹",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    public static Option<string?> DatabaseOption { get; } = new("--database")
    {
        Description = "PostgreSQL 连接串；不给时用环境变量 DUDAO_DATABASE，再没有就用数据文件夹里的 SQLite",
    };

    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "监听的地址", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var demo = new Option<bool>("--demo") { Description = "用演示县填满一个空数据库，并列出可登录的账号" };
        var command = new Command("serve", "启动网站（不写命令时就是它）") { urls, DataOption, DatabaseOption, demo };
        command.SetAction((parsed, cancellation) => ServeAsync(
            new ServeOptions(Place(parsed), parsed.GetValue(urls)!, parsed.GetValue(demo)), cancellation));
        return command;
    }

    public static DataPlace Place(ParseResult parsed) => new(
        parsed.GetValue(DataOption)!.FullName,
        parsed.GetValue(DatabaseOption) ?? Environment.GetEnvironmentVariable("DUDAO_DATABASE"));

    private static async Task<int> ServeAsync(ServeOptions options, CancellationToken cancellation)
    {
        try
        {
            return await StartAsync(options, cancellation);
        }
        catch (Exception obstacle) when (Words(obstacle, options) is { Length: > 0 })
        {
            await Console.Error.WriteLineAsync(Words(obstacle, options));
            return 1;
        }
    }

    /// <summary>What stands in the way of starting, and what to do; empty for what nobody foresaw.</summary>
    private static string Words(Exception obstacle, ServeOptions options) => obstacle switch
    {
        IOException { InnerException: AddressInUseException } => $"{options.Urls} 已被别的程序占用。请先关掉那个程序，或者用 --urls 换一个地址，例如：--urls http://127.0.0.1:5081。",
        FormatException => $"地址“{options.Urls}”写得不对。应像这样写：--urls http://127.0.0.1:5080。",
        DbException when !options.Place.IsSqlite => $"连不上数据库：{obstacle.Message}。请检查 --database 的连接串，确认数据库已经启动。",
        _ => "",
    };

    private static async Task<int> StartAsync(ServeOptions options, CancellationToken cancellation)
    {
        await using var app = Application.Build(options);
        await Application.PrepareAsync(app.Services, cancellation);
        if (options.IsDemonstration && await DemonstrationScript.EnsureAsync(app.Services, cancellation) is { } obstacle)
        {
            await Console.Error.WriteLineAsync(obstacle);
            return 1;
        }

        await app.StartAsync(cancellation);
        var addresses = ServedAddresses.ToOpen(app.Urls);
        Console.WriteLine($"督导平台已启动：{addresses[0]}");
        foreach (var other in addresses.Skip(1))
        {
            Console.WriteLine($"别的电脑和手机用：{other}");
        }

        if (!options.IsDemonstration && await Application.IsEmptyAsync(app.Services, cancellation))
        {
            var token = await app.Services.GetRequiredService<FirstRunToken>().RenewAsync(cancellation);
            Console.WriteLine($"第一次使用：请在浏览器打开 {addresses[0]}{FirstRunToken.Path}?token={token}");
            Console.WriteLine("这个地址只能用一次，用来建第一个系统管理员；请不要发给别人。");
        }

        if (options.IsDemonstration)
        {
            Console.WriteLine("演示县云屏县，时间从2026年10月21日（星期三）9:00走起。可登录的账号：");
            foreach (var (name, title, userName) in DemonstrationAccounts.Shown)
            {
                Console.WriteLine($"  {userName,-14} {name}  {title}");
            }

            Console.WriteLine($"密码都是 {DemonstrationAccounts.Password}");
        }

        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }
}
