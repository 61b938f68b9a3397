namespace Dudao.Server.Infrastructure.Components;

/// <summary>One deed in a record's course.</summary>
/// <param name="When">The time as shown: 今天 15:06, 10月14日.</param>
/// <param name="Who">Whose deed; with 代录 the person whose it is and who typed it.</param>
/// <param name="Deed">What was done.</param>
/// <param name="Change">The state changed: a filled dot.</param>
/// <param name="Href">What it is about; makes LinkWords a link.</param>
/// <param name="LinkWords">The words of the link, after the deed.</param>
/// <param name="Emphasis">What follows the deed in bold: 进入现场评估.</param>
public sealed record TimelineEntry(
    string When, string Who, string Deed, bool Change = false, string? Href = null, string? LinkWords = null, string? Emphasis = null);
