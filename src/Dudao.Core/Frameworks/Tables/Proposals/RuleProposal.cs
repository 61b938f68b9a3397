using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Tables.Proposals;

/// <summary>A piece of a standard that a rule was read from, to be underlined beside it.</summary>
/// <param name="Start">Its first character, counted from 0.</param>
/// <param name="Length">Its length in characters.</param>
public readonly record struct TextSpan(int Start, int Length);

/// <summary>A rule that was read from a scoring standard.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Spans">What it was read from, ascending, within the standard's text.</param>
/// <param name="Basis">The document that a veto's standard names (依据……); empty else.</param>
public sealed record RuleProposal(ScoringRule Rule, ValueList<TextSpan> Spans, string Basis = "");
