namespace Dudao.Server.Infrastructure.Components;

/// <summary>One step of the way that a record goes.</summary>
/// <param name="Name">The step's word.</param>
/// <param name="When">A date or a term; empty where there is none.</param>
public sealed record Step(string Name, string When = "");
