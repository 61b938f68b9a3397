using System.Numerics;
using System.Text.Json;
using Dudao.Core.Frameworks;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Frameworks;

public class FractionTests
{
    [Property]
    public bool Arithmetic_OfAnySize_AgreesWithBigIntegers(long a, long b, long c, long d)
    {
        if (b == 0 || d == 0)
        {
            return true;
        }

        var (x, y) = (Fraction.Of(a, b), Fraction.Of(c, d));
        return Same(x + y, ((BigInteger)a * d) + ((BigInteger)c * b), (BigInteger)b * d)
            && Same(x - y, ((BigInteger)a * d) - ((BigInteger)c * b), (BigInteger)b * d)
            && Same(x * y, (BigInteger)a * c, (BigInteger)b * d)
            && (c == 0 || Same(x / y, (BigInteger)a * d, (BigInteger)b * c))
            && x.CompareTo(y) == ((BigInteger)a * d * (b < 0 != d < 0 ? -1 : 1)).CompareTo((BigInteger)c * b * (b < 0 != d < 0 ? -1 : 1));
    }

    [Fact]
    public void Arithmetic_BeyondSixtyFourBits_StaysExact()
    {
        var x = Fraction.Of(long.MaxValue, long.MaxValue - 1);
        var power = Enumerable.Repeat(x, 9).Aggregate(Fraction.One, (p, f) => p * f);
        Assert.Equal(BigInteger.Pow(long.MaxValue, 9), power.Numerator);
        Assert.Equal(x, Enumerable.Repeat(x, 8).Aggregate(power, (p, f) => p / f));
        Assert.Equal(Fraction.Zero, power - power);
        Assert.Equal(1.0, power.ToDouble(), 9);
        Assert.Equal(-Fraction.Of(long.MinValue + 1, 1), Fraction.Of(long.MaxValue, 1));
        Assert.Equal(BigInteger.Pow(2, 63), (-Fraction.Of(long.MinValue, 1)).Numerator);
    }

    [Property]
    public bool Decimal_BecomesFraction_AndBackWithoutLoss(decimal value)
    {
        Fraction exact = value;
        return exact.Numerator * BigInteger.Pow(10, 28) == new BigInteger(decimal.Truncate(value)) * BigInteger.Pow(10, 28) * exact.Denominator
            + (new BigInteger((value - decimal.Truncate(value)) * 1e28m) * exact.Denominator);
    }

    [Theory]
    [InlineData(1, 200, 0.01)]
    [InlineData(-1, 200, -0.01)]
    [InlineData(1, 201, 0)]
    [InlineData(88695, 1000, 88.70)]
    [InlineData(88694, 1000, 88.69)]
    [InlineData(2, 3, 0.67)]
    [InlineData(-2, 3, -0.67)]
    [InlineData(599949999, 10000000, 59.99)]
    public void Round_TwoPlaces_HalfAwayFromZero(long numerator, long denominator, decimal expected) =>
        Assert.Equal(expected, Fraction.Of(numerator, denominator).Round());

    [Property]
    public bool Round_IsNeverFurtherThanHalfAHundredth(long numerator, int denominator)
    {
        if (denominator == 0 || Math.Abs(numerator / (double)denominator) > 1e15)
        {
            return true;
        }

        var value = Fraction.Of(numerator, denominator);
        return Fraction.Abs(value - value.Round()) <= Fraction.Of(1, 200);
    }

    [Theory]
    [InlineData("0.8", 4, 5)]
    [InlineData("-2", -2, 1)]
    [InlineData("1/3", 1, 3)]
    [InlineData(" 2/4 ", 1, 2)]
    public void TryParse_ReadsDecimalsAndQuotients(string text, long numerator, long denominator)
    {
        Assert.True(Fraction.TryParse(text, out var value));
        Assert.Equal(Fraction.Of(numerator, denominator), value);
        Assert.True(Fraction.TryParse(value.ToString(), out var again));
        Assert.Equal(value, again);
        Assert.Equal(value, JsonSerializer.Deserialize<Fraction>(JsonSerializer.Serialize(value)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("1/0")]
    [InlineData("1/2/3")]
    [InlineData("x")]
    public void TryParse_OfAnythingElse_IsFalse(string text) => Assert.False(Fraction.TryParse(text, out _));

    [Fact]
    public void DivisionByZero_IsRefused() => Assert.Throws<DivideByZeroException>(() => Fraction.One / Fraction.Zero);

    [Theory]
    [InlineData(7, 2, 3)]
    [InlineData(-7, 2, -4)]
    [InlineData(-4, 2, -2)]
    public void Floor_IsTheLargestWholeNumberNotLarger(long numerator, long denominator, decimal expected) =>
        Assert.Equal(expected, Fraction.Of(numerator, denominator).Floor());

    private static bool Same(Fraction value, BigInteger numerator, BigInteger denominator) =>
        value.Numerator * denominator == numerator * value.Denominator
        && value.Denominator.Sign > 0
        && BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator).IsOne;
}
