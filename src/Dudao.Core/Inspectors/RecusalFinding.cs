namespace Dudao.Core.Inspectors;

/// <summary>What a tie between a person and a subject means.</summary>
/// <param name="IsRefused">May not be in the team; else the director decides with a reason.</param>
/// <param name="Text">The tie and what follows, as a sentence.</param>
/// <param name="Article">Its source.</param>
public sealed record RecusalFinding(bool IsRefused, string Text, string Article);
