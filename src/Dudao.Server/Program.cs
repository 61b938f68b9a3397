using Dudao.Server.Cli;

return Commands.Run(args);

/// <summary>The program; public so that tests can host it.</summary>
public partial class Program;
