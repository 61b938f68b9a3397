namespace Dudao.Core.Balance.Checking;

/// <summary>Something in a school's figures that somebody should look at; never a refusal by itself.</summary>
/// <param name="Rule">range, sum, cross-table, last-year, outlier, round, bunching or copy.</param>
/// <param name="Row">The row's number in the file; 0 where the whole stage is meant.</param>
/// <param name="School">The school; empty where the whole stage is meant.</param>
/// <param name="Column">The column or indicator; empty where the whole row is meant.</param>
/// <param name="Value">The figure; null where there is no single one.</param>
/// <param name="Message">What was found and what it is held against, in Chinese.</param>
public sealed record Finding(string Rule, int Row, string School, string Column, double? Value, string Message);
