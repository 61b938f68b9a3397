using System.Globalization;
using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Texts;
using Dudao.Core.Text;

namespace Dudao.Core.Enrolment.Linkage;

/// <summary>Compares two different texts of a column and says how near they are: the number of a level, 0 being equality.</summary>
internal abstract class Comparer
{
    /// <summary>Marks a pair of which one cell is empty.</summary>
    public const int Missing = 7;

    protected const int MostLetters = 96;

    /// <summary>The levels from equal to different; at most seven.</summary>
    public abstract IReadOnlyList<string> Levels { get; }

    public int Different => Levels.Count - 1;

    /// <summary>The level of two codes that differ and are not empty. For several threads.</summary>
    public abstract int Level(int one, int other);

    public static Comparer Of(CompareHow how, TextPool pool) => how switch
    {
        CompareHow.Exact => new ExactComparer(),
        CompareHow.Text => new TextComparer(pool),
        CompareHow.Name => new NameComparer(pool),
        CompareHow.Date => new DateComparer(pool),
        CompareHow.Id => new IdComparer(pool),
        _ => new NumberComparer(pool),
    };

    /// <summary>A day as yyyymmdd, or eight digits that are none; 0 for all else.</summary>
    public static int DayOf(ReadOnlySpan<byte> text) =>
        Days.Number(text) is var day && day != 0 ? day
        : text.Length == 8 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 0;

    private sealed class ExactComparer : Comparer
    {
        public override IReadOnlyList<string> Levels { get; } = ["exact", "different"];

        public override int Level(int one, int other) => 1;
    }

    private sealed class TextComparer(TextPool pool) : Comparer
    {
        public override IReadOnlyList<string> Levels { get; } = ["exact", "near", "similar", "different"];

        public override int Level(int one, int other)
        {
            Span<char> left = stackalloc char[MostLetters];
            Span<char> right = stackalloc char[MostLetters];
            left = left[..pool.Characters(one, left)];
            right = right[..pool.Characters(other, right)];
            var longest = Math.Max(left.Length, right.Length);
            if (longest - Math.Min(left.Length, right.Length) > longest / 2 && !Contains(left, right))
            {
                return 3;
            }

            var edits = TextDistance.Edits(left, right);
            return edits <= 1 && longest > 2 ? 1 : edits * 4 <= longest || Contains(left, right) ? 2 : 3;
        }

        // 石桥村3组 within 白石镇石桥村3组: an address with its upper parts left out.
        private static bool Contains(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
        {
            var shorter = one.Length < other.Length ? one : other;
            var longer = one.Length < other.Length ? other : one;
            return shorter.Length >= 4 && longer.IndexOf(shorter) >= 0;
        }
    }

    private sealed class IdComparer(TextPool pool) : Comparer
    {
        public override IReadOnlyList<string> Levels { get; } = ["exact", "edit", "different"];

        public override int Level(int one, int other)
        {
            var left = pool[one];
            var right = pool[other];
            return Math.Min(left.Length, right.Length) > 2 && TextDistance.WithinOne(left, right) ? 1 : 2;
        }
    }

    private sealed class NumberComparer(TextPool pool) : Comparer
    {
        public override IReadOnlyList<string> Levels { get; } = ["exact", "near", "different"];

        public override int Level(int one, int other)
        {
            Span<char> left = stackalloc char[MostLetters];
            Span<char> right = stackalloc char[MostLetters];
            left = left[..pool.Characters(one, left)];
            right = right[..pool.Characters(other, right)];
            if (double.TryParse(left, CultureInfo.InvariantCulture, out var first) && double.TryParse(right, CultureInfo.InvariantCulture, out var second))
            {
                if (first.Equals(second))
                {
                    return 0;
                }

                if (Math.Abs(first - second) <= 0.01 * Math.Max(Math.Abs(first), Math.Abs(second)))
                {
                    return 1;
                }
            }

            return Math.Max(left.Length, right.Length) > 1 && TextDistance.WithinOne<char>(left, right) ? 1 : 2;
        }
    }

    private sealed class DateComparer : Comparer
    {
        private const int MostDays = 31;
        private readonly int[] _days;

        public DateComparer(TextPool pool)
        {
            _days = new int[pool.Count];
            for (var code = 1; code < _days.Length; code++)
            {
                _days[code] = DayOf(pool[code]);
            }
        }

        public override IReadOnlyList<string> Levels { get; } = ["exact", "swapped", "digit", "part", "days", "different"];

        public override int Level(int one, int other)
        {
            var (left, right) = (_days[one], _days[other]);
            if (left == 0 || right == 0)
            {
                return 5;
            }

            if (left == right)
            {
                return 0;
            }

            var (year, month, day) = (left / 10000, left / 100 % 100, left % 100);
            var (otherYear, otherMonth, otherDay) = (right / 10000, right / 100 % 100, right % 100);
            if (year == otherYear && month == otherDay && day == otherMonth)
            {
                return 1;
            }

            if (IsOneDigit(left, right))
            {
                return 2;
            }

            var same = (year == otherYear ? 1 : 0) + (month == otherMonth ? 1 : 0) + (day == otherDay ? 1 : 0);
            return same == 2 ? 3 : AreNear(left, right) ? 4 : 5;
        }

        // A few days off is a slip; brothers are months apart.
        private static bool AreNear(int one, int other) =>
            Days.IsDay(one) && Days.IsDay(other) && Math.Abs(DayNumber(one) - DayNumber(other)) <= MostDays;

        private static int DayNumber(int day) => new DateOnly(day / 10000, day / 100 % 100, day % 100).DayNumber;

        // One digit differs, or two neighbours are changed about.
        private static bool IsOneDigit(int one, int other)
        {
            var (different, last, lastOne, lastOther) = (0, 0, 0, 0);
            for (var place = 0; place < 8; place++, one /= 10, other /= 10)
            {
                var (digit, otherDigit) = (one % 10, other % 10);
                if (digit == otherDigit)
                {
                    continue;
                }

                if (++different > 2 || (different == 2 && (place - last != 1 || digit != lastOther || otherDigit != lastOne)))
                {
                    return false;
                }

                (last, lastOne, lastOther) = (place, digit, otherDigit);
            }

            return true;
        }
    }

    private sealed class NameComparer(TextPool pool) : Comparer
    {
        public override IReadOnlyList<string> Levels { get; } = ["exact", "sound", "near", "part", "similar", "first", "different"];

        public override int Level(int one, int other)
        {
            Span<char> left = stackalloc char[MostLetters];
            Span<char> right = stackalloc char[MostLetters];
            left = left[..pool.Characters(one, left)];
            right = right[..pool.Characters(other, right)];
            return Sounds.IsChinese(left[0]) || Sounds.IsChinese(right[0]) ? Chinese(left, right) : Latin(left, right);
        }

        private static int Chinese(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
        {
            if (left.Length == right.Length)
            {
                var (alike, different, place) = (true, 0, 0);
                for (var i = 0; i < left.Length; i++)
                {
                    if (left[i] != right[i])
                    {
                        alike &= Sounds.Alike(left[i], right[i]);
                        (different, place) = (different + 1, i);
                    }
                }

                if (alike)
                {
                    return 1;
                }

                if ((different == 1 && Characters.LookAlike(left[place], right[place]))
                    || (different == 2 && left.Length > 1 && TextDistance.WithinOne<char>(left, right)))
                {
                    return 2;
                }
            }

            // A character left out is a slip of the pen; one changed for another may be a brother's.
            return Math.Max(left.Length, right.Length) > 2 && TextDistance.WithinOne<char>(left, right)
                ? left.Length == right.Length ? 4 : 3
                : left[0] == right[0] ? 5 : 6;
        }

        private static int Latin(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
        {
            var shorter = Math.Min(left.Length, right.Length);
            if (TextDistance.WithinOne<char>(left, right))
            {
                return shorter > 3 ? 2 : shorter > 1 ? 4 : left[0] == right[0] ? 5 : 6;
            }

            return shorter > 2 && (left.StartsWith(right) || right.StartsWith(left)) ? 3
                : (shorter > 4 && TextDistance.Edits(left, right) <= 2) || TextDistance.JaroWinkler(left, right) >= 0.9 ? 4
                : left[0] == right[0] ? 5 : 6;
        }
    }
}
