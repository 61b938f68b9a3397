using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks;

/// <summary>
/// An exact rational number, always reduced, the denominator positive. Values that fit 64 bits are computed in 128 without allocating;
/// larger ones go on in <see cref="BigInteger"/>, so no result is ever rounded or overflows. <c>default</c> is 0.
/// Marks are computed in it because a rescaled decimal can overshoot its full mark.
/// </summary>
[JsonConverter(typeof(FractionJson))]
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private readonly long numerator;
    private readonly long denominatorLessOne;
    private readonly Wide? wide;

    private Fraction(long numerator, long denominator)
    {
        this.numerator = numerator;
        denominatorLessOne = denominator - 1;
    }

    private Fraction(Wide wide) => this.wide = wide;

    private sealed record Wide(BigInteger Numerator, BigInteger Denominator);

    /// <summary>0.</summary>
    public static Fraction Zero => default;

    /// <summary>1.</summary>
    public static Fraction One => new(1, 1);

    private long NarrowDenominator => denominatorLessOne + 1;

    /// <summary>The reduced numerator; it carries the sign.</summary>
    public BigInteger Numerator => wide?.Numerator ?? numerator;

    /// <summary>The reduced denominator, at least 1.</summary>
    public BigInteger Denominator => wide?.Denominator ?? NarrowDenominator;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => wide is null ? Math.Sign(numerator) : wide.Numerator.Sign;

    /// <summary>The quotient of two whole numbers.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static Fraction Of(long numerator, long denominator) => Reduce((Int128)numerator, denominator);

    /// <summary>The quotient of two decimals, in one step.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Fraction Of(decimal numerator, decimal denominator) =>
        IsNarrow(numerator, out var top, out var topScale) && IsNarrow(denominator, out var bottom, out var bottomScale)
            ? Reduce((Int128)top * PowersOfTen[bottomScale], (Int128)bottom * PowersOfTen[topScale])
            : (Fraction)numerator / denominator;

    /// <summary>Exactly the decimal.</summary>
    public static implicit operator Fraction(decimal value)
    {
        if (IsNarrow(value, out var mantissa, out var scale))
        {
            return ReduceNarrow(mantissa, PowersOfTen[scale]);
        }

        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var whole = (((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32)) | (uint)bits[0];
        return Reduce(bits[3] < 0 ? -whole : whole, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    private static bool IsNarrow(decimal value, out long mantissa, out int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        scale = (bits[3] >> 16) & 0xFF;
        mantissa = ((long)bits[1] << 32) | (uint)bits[0];
        mantissa = bits[3] < 0 ? -mantissa : mantissa;
        return bits[2] == 0 && bits[1] >= 0 && scale <= 18;
    }

    /// <summary>Exactly the whole number.</summary>
    public static implicit operator Fraction(int value) => new(value, 1);

    /// <summary>The sum.</summary>
    public static Fraction operator +(Fraction left, Fraction right)
    {
        if (left.wide is null && right.wide is null)
        {
            return left.denominatorLessOne == right.denominatorLessOne
                ? ReduceNarrow((Int128)left.numerator + right.numerator, left.NarrowDenominator)
                : Reduce(
                    ((Int128)left.numerator * right.NarrowDenominator) + ((Int128)right.numerator * left.NarrowDenominator),
                    (Int128)left.NarrowDenominator * right.NarrowDenominator);
        }

        return Reduce((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);
    }

    /// <summary>The number with the other sign.</summary>
    public static Fraction operator -(Fraction value) =>
        value.wide is null ? Reduce(-(Int128)value.numerator, value.NarrowDenominator) : Reduce(-value.wide.Numerator, value.wide.Denominator);

    /// <summary>The difference.</summary>
    public static Fraction operator -(Fraction left, Fraction right) => left + -right;

    /// <summary>The product.</summary>
    public static Fraction operator *(Fraction left, Fraction right) => left.wide is null && right.wide is null
        ? Reduce((Int128)left.numerator * right.numerator, (Int128)left.NarrowDenominator * right.NarrowDenominator)
        : Reduce(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Fraction operator /(Fraction left, Fraction right) => left.wide is null && right.wide is null
        ? Reduce((Int128)left.numerator * right.NarrowDenominator, (Int128)left.NarrowDenominator * right.numerator)
        : Reduce(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    /// <summary>Whether they are different numbers.</summary>
    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    /// <summary>Whether the left is smaller.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left is larger.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left is smaller or equal.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left is larger or equal.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>The smaller of the two.</summary>
    public static Fraction Min(Fraction left, Fraction right) => left <= right ? left : right;

    /// <summary>The larger of the two.</summary>
    public static Fraction Max(Fraction left, Fraction right) => left >= right ? left : right;

    /// <summary>The distance from 0.</summary>
    public static Fraction Abs(Fraction value) => value.Sign < 0 ? -value : value;

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => wide is null && other.wide is null
        ? denominatorLessOne == other.denominatorLessOne ? numerator.CompareTo(other.numerator) : ((Int128)numerator * other.NarrowDenominator).CompareTo((Int128)other.numerator * NarrowDenominator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Fraction other) =>
        numerator == other.numerator && denominatorLessOne == other.denominatorLessOne && Equals(wide, other.wide);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(numerator, denominatorLessOne, wide);

    /// <summary>
    /// Rounded to so many decimal places (0 to 15), half away from zero: the rule for marks and shares (domain, "Framework").
    /// </summary>
    /// <exception cref="OverflowException">The rounded value does not fit a decimal.</exception>
    public decimal Round(int places = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, 15);
        var scale = PowersOfTen[places];
        if (wide is null && places <= 6)
        {
            var twice = Int128.Abs(numerator) * scale * 2;
            var rounded = (twice + NarrowDenominator) / ((Int128)NarrowDenominator * 2);
            return (numerator < 0 ? -(decimal)rounded : (decimal)rounded) / scale;
        }

        var magnitude = ((BigInteger.Abs(Numerator) * scale * 2) + Denominator) / (Denominator * 2);
        return (Sign < 0 ? -(decimal)magnitude : (decimal)magnitude) / scale;
    }

    /// <summary>The largest whole number that is not larger.</summary>
    /// <exception cref="OverflowException">It does not fit a decimal.</exception>
    public decimal Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var rest);
        return (decimal)(rest.Sign < 0 ? quotient - 1 : quotient);
    }

    /// <summary>The nearest double; for statistics, never for marks.</summary>
    public double ToDouble() => wide is null
        ? (double)numerator / NarrowDenominator
        : Math.Exp(BigInteger.Log(BigInteger.Abs(Numerator)) - BigInteger.Log(Denominator)) * Sign;

    /// <summary>Whether a decimal of at most 15 places says it exactly; then what that decimal is.</summary>
    public bool IsDecimal(out decimal value)
    {
        value = 0;
        if (Denominator > PowersOfTen[15] || BigInteger.Abs(Numerator) > PowersOfTen[18])
        {
            return false;
        }

        value = Round(15);
        return (Fraction)value == this;
    }

    /// <summary>The exact value: a plain decimal where one says it ("0.8"), else "1/3".</summary>
    public override string ToString() => IsDecimal(out var value)
        ? value.ToString("0.###############", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>Reads what <see cref="ToString"/> writes: "0.8", "-2", "1/3"; invariant, without thousands.</summary>
    public static bool TryParse(string? text, out Fraction value)
    {
        value = default;
        var parts = (text ?? "").Split('/');
        if (parts.Length > 2 || !TryParseDecimal(parts[0], out var top))
        {
            return false;
        }

        if (parts.Length == 1)
        {
            value = top;
            return true;
        }

        if (!TryParseDecimal(parts[1], out var bottom) || bottom == 0)
        {
            return false;
        }

        value = (Fraction)top / bottom;
        return true;
    }

    private static bool TryParseDecimal(string text, out decimal value) => decimal.TryParse(
        text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    private static readonly long[] PowersOfTen = [.. Enumerable.Range(0, 19).Select(n => (long)BigInteger.Pow(10, n))];

    // Marks and points nearly always fit here, where division is cheap.
    private static Fraction ReduceNarrow(Int128 numerator, long denominator)
    {
        if (denominator <= 0 || numerator <= long.MinValue || numerator > long.MaxValue)
        {
            return Reduce(numerator, denominator);
        }

        var value = (long)numerator;
        if (denominator == 1)
        {
            return new(value, 1);
        }

        var common = (long)Gcd((ulong)Math.Abs(value), (ulong)denominator);
        return common == 1 ? new(value, denominator) : new(value / common, denominator / common);
    }

    private static Fraction Reduce(Int128 numerator, Int128 denominator)
    {
        if (denominator > 0 && denominator <= long.MaxValue && numerator > long.MinValue && numerator <= long.MaxValue)
        {
            return ReduceNarrow(numerator, (long)denominator);
        }

        if (denominator == 0)
        {
            throw new DivideByZeroException();
        }

        if (denominator < 0)
        {
            (numerator, denominator) = (-numerator, -denominator);
        }

        var common = (Int128)Gcd((UInt128)Int128.Abs(numerator), (UInt128)denominator);
        numerator /= common;
        denominator /= common;
        return numerator >= long.MinValue && numerator <= long.MaxValue && denominator <= long.MaxValue
            ? new((long)numerator, (long)denominator)
            : new(new Wide(numerator, denominator));
    }

    private static Fraction Reduce(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        numerator /= common;
        denominator /= common;
        return numerator >= long.MinValue && numerator <= long.MaxValue && denominator <= long.MaxValue
            ? new((long)numerator, (long)denominator)
            : new(new Wide(numerator, denominator));
    }

    private static UInt128 Gcd(UInt128 a, UInt128 b)
    {
        while (b != 0)
        {
            if (a <= ulong.MaxValue && b <= ulong.MaxValue)
            {
                return Gcd((ulong)a, (ulong)b);
            }

            (a, b) = (b, a % b);
        }

        return a;
    }

    // The binary algorithm (Stein): shifts in place of divisions.
    private static ulong Gcd(ulong a, ulong b)
    {
        if (a == 0 || b == 0)
        {
            return a | b;
        }

        var twos = BitOperations.TrailingZeroCount(a | b);
        a >>= BitOperations.TrailingZeroCount(a);
        do
        {
            b >>= BitOperations.TrailingZeroCount(b);
            if (a > b)
            {
                (a, b) = (b, a);
            }

            b -= a;
        }
        while (b != 0);
        return a << twos;
    }
}
