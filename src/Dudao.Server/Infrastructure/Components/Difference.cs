namespace Dudao.Server.Infrastructure.Components;

/// <summary>A field in which two versions of a record differ.</summary>
public sealed record Difference(string Field, string Mine, string Theirs);
