using System.CommandLine;
using System.Text.RegularExpressions;

namespace Dudao.Server.Cli;

/// <summary>What is wrong with the arguments, in Chinese and on standard error alone: standard output is for results.</summary>
internal static partial class ArgumentErrors
{
    public static void Say(ParseResult parsed)
    {
        foreach (var sentence in parsed.Errors.Select(error => Chinese(error.Message)).Distinct())
        {
            Console.Error.WriteLine(sentence);
        }

        var names = new List<string>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, command.Parent is null ? "dudao" : command.Command.Name);
        }

        Console.Error.WriteLine($"用法和示例：{string.Join(' ', names)} --help");
    }

    private static string Chinese(string message)
    {
        if (Option().Match(message) is { Success: true } option)
        {
            return $"缺少选项 {option.Groups[1].Value}。";
        }

        if (Value().Match(message) is { Success: true } value)
        {
            return $"选项 {value.Groups[1].Value} 后面要写一个值。";
        }

        if (Argument().Match(message) is { Success: true })
        {
            return "缺少文件名或编号。";
        }

        if (Unknown().Match(message) is { Success: true } unknown)
        {
            return $"不认识“{unknown.Groups[1].Value}”。";
        }

        if (Unread().Match(message) is { Success: true } unread)
        {
            var wanted = unread.Groups[3].Value switch
            {
                "System.Guid" => "一个编号，如 0199f0c2-7a4e-7c31-9d52-6f1f0a5b7c10",
                "System.Int32" or "System.Int64" => "一个整数",
                "System.Double" or "System.Decimal" => "一个数",
                _ => "另一种写法",
            };
            return $"{unread.Groups[2].Value} 的值“{unread.Groups[1].Value}”读不懂，应是{wanted}。";
        }

        return message.StartsWith("Required command", StringComparison.Ordinal) ? "还要写明做什么：见下面的用法。" : message;
    }

    [GeneratedRegex("^Option '(.+)' is required")]
    private static partial Regex Option();

    [GeneratedRegex("^Required argument missing for option: '(.+)'")]
    private static partial Regex Value();

    [GeneratedRegex("^Required argument missing for command")]
    private static partial Regex Argument();

    [GeneratedRegex("^Unrecognized command or argument '(.*)'")]
    private static partial Regex Unknown();

    [GeneratedRegex("^Cannot parse argument '(.*)' for (?:option|command) '(.+)' as expected type '(?:System.Nullable`1\\[)?([A-Za-z.0-9]+)")]
    private static partial Regex Unread();
}
