using System.Globalization;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>How numbers stand in messages: without trailing zeros, invariant.</summary>
public static class PlainNumber
{
    /// <summary>The number without trailing zeros: 0.50 is "0.5".</summary>
    public static string Plain(this decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>The exact number where a decimal of at most four places says it, else "约" and four places.</summary>
    public static string Plain(this Fraction value) =>
        value.IsDecimal(out var exact) && exact == decimal.Round(exact, 4) ? exact.Plain() : "约 " + value.Round(4).Plain();
}
