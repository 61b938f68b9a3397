using System.CommandLine;

namespace Dudao.Server.Cli.Enrolment;

/// <summary><c>dudao import</c>: what takes files into the database, and out again.</summary>
internal static class ImportCommand
{
    public static Command Create() => new("import", "导入名单，撤销导入") { ImportRollCommand.Create(), ImportUndoCommand.Create() };
}
