namespace Dudao.Server.Infrastructure.Components;

/// <summary>Something that can be picked.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Words">What is shown.</param>
/// <param name="Note">What tells it from others of the same name: 石桥镇, 数学教研员.</param>
/// <param name="Find">What it is also found by: pinyin and initials.</param>
public sealed record PickerOption(string Value, string Words, string? Note = null, string? Find = null);
