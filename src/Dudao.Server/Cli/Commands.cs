using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using Dudao.Server.Cli.Balance;
using Dudao.Server.Cli.Enrolment;

namespace Dudao.Server.Cli;

/// <summary>The command line: one file a command, gathered here. No argument means <c>serve</c>.</summary>
internal static class Commands
{
    private const int BadArguments = 2;

    public static int Run(string[] args)
    {
        var root = new RootCommand("教育督导平台");
        foreach (var command in All())
        {
            root.Subcommands.Add(command);
        }

        foreach (var option in root.Options)
        {
            option.Description = option is HelpOption ? "显示用法和示例" : option is VersionOption ? "显示版本" : option.Description;
        }

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var parsed = root.Parse(args.Length == 0 ? ["serve"] : args);
        if (parsed.Errors.Count > 0)
        {
            ArgumentErrors.Say(parsed);
            return BadArguments;
        }

        return parsed.Invoke();
    }

    private static IEnumerable<Command> All()
    {
        yield return ServeCommand.Create();
        yield return DemoCommand.Create();
        yield return ImportCommand.Create();
        yield return LinkCommand.Create();
        yield return ReconcileCommand.Create();
        yield return RatesCommand.Create();
        yield return DigestCommand.Create();
        yield return AuditCommand.Create();
        yield return WhyCommand.Create();
        yield return FrameworkCheckCommand.Create();
        yield return AgreementCommand.Create();
        yield return DocumentCommand.Create();
        yield return BalanceCommand.Create();
    }
}
