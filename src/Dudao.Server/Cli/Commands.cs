using System.CommandLine;

namespace Dudao.Server.Cli;

/// <summary>The command line: one file a command, gathered here. No argument means <c>serve</c>.</summary>
internal static class Commands
{
    public static int Run(string[] args)
    {
        var root = new RootCommand("教育督导平台");
        foreach (var command in All())
        {
            root.Subcommands.Add(command);
        }

        return root.Parse(args.Length == 0 ? ["serve"] : args).Invoke();
    }

    private static IEnumerable<Command> All()
    {
        yield return ServeCommand.Create();
    }
}
