using System.Globalization;
using Dudao.Core.Enrolment.Codes;

namespace Dudao.Core.Enrolment.Reconciliation;

/// <summary>The classes in their order, and the words that go with them.</summary>
internal sealed class ClassRules(PupilRow[] expected, PupilRow[] registered, MovementBook book, HashSet<long> schools, ReconcileSettings settings)
{
    private static readonly int[] FirstGrades = [1, 7, 10];

    public PupilOutcome Double(int row, int kept) =>
        new(PupilClass.SecondEntry, Flags(row, -1), -1, null, $"与花名册第{expected[kept].Line}行号码相同，保留那一行");

    public PupilOutcome Expected(int row, int match, double? probability, OpenPair? open, int quoted)
    {
        var movements = book.Of(expected[row].Student);
        if (match >= 0)
        {
            return Linked(row, match, probability, movements);
        }

        var flags = Flags(row, -1);
        if (Away(row, movements) is { } away)
        {
            return new PupilOutcome(away.Class, flags, -1, null, away.Reason, quoted);
        }

        if (open is { } pair)
        {
            var why = pair.Why.Length > 0 ? $"：{pair.Why}" : "";
            return new PupilOutcome(
                PupilClass.Review, flags | Flags(row, pair.Registered), pair.Registered, pair.Probability,
                $"与报到名单第{registered[pair.Registered].Line}行可能是同一人，请核对{why}", quoted);
        }

        flags |= expected[row] is { Grade: 7, School: < 0 } ? PupilFlags.Vanished67 : PupilFlags.None;
        return new PupilOutcome(PupilClass.Missing, flags, -1, null, WhyMissing(row, movements), quoted);
    }

    public PupilOutcome Arrival(int row, int secondOf, int candidate)
    {
        if (!registered[row].Came)
        {
            return new PupilOutcome(PupilClass.Missing, default, -1, null, "");
        }

        if (secondOf >= 0)
        {
            return new PupilOutcome(PupilClass.SecondArrival, default, secondOf, null, $"花名册第{expected[secondOf].Line}行的学生已在别处报到");
        }

        var note = candidate >= 0 ? $"可能是花名册第{expected[candidate].Line}行的学生，待核对" : "";
        if (FirstGrades.Contains(registered[row].Grade))
        {
            return new PupilOutcome(PupilClass.New, default, -1, null, note.Length > 0 ? note : "起始年级新生");
        }

        var movement = book.Of(registered[row].Student).LastOrDefault(movement =>
            movement.Kind is MovementKind.Transfer or MovementKind.Guest or MovementKind.Resumption && movement.To == registered[row].School && movement.To >= 0);
        return movement is null
            ? new PupilOutcome(PupilClass.Unexplained, default, -1, null, note.Length > 0 ? note : "不在花名册上，也没有转入本校的异动")
            : new PupilOutcome(PupilClass.New, default, -1, null, note.Length > 0 ? note : $"{Of(movement)}转入本校");
    }

    private PupilOutcome Linked(int row, int match, double? probability, IReadOnlyList<Movement> movements)
    {
        var flags = Flags(row, match);
        var (here, there) = (expected[row].School, registered[match].School);
        if (here == there || here < 0)
        {
            var paper = movements.LastOrDefault(movement => movement.Kind is MovementKind.Withdrawal or MovementKind.Suspension or MovementKind.Death
                or MovementKind.Emigration or MovementKind.Transfer && !(movement.Kind == MovementKind.Transfer && movement.To == there));
            return new PupilOutcome(PupilClass.Present, flags, match, probability, paper is null ? "" : $"人在校，但有{Of(paper)}的异动");
        }

        var way = movements.Concat(book.Of(registered[match].Student))
            .LastOrDefault(movement => movement.Kind is MovementKind.Transfer or MovementKind.Guest && movement.To == there);
        return way is not null
            ? new PupilOutcome(PupilClass.ElsewhereWithMovement, flags, match, probability, $"{Of(way)}，在{Code(there)}报到")
            : new PupilOutcome(PupilClass.ElsewhereWithoutMovement, flags, match, probability, $"在{Code(there)}报到，没有转学或借读的异动");
    }

    // Away for a reason that holds without being seen.
    private (PupilClass Class, string Reason)? Away(int row, IReadOnlyList<Movement> movements)
    {
        if (movements.LastOrDefault(movement => movement.Kind is MovementKind.Death or MovementKind.Emigration) is { } gone)
        {
            return (PupilClass.Exempt, Of(gone));
        }

        if ((expected[row].Marks & PupilMarks.HomeTaught) != 0)
        {
            return (PupilClass.Exempt, "送教上门");
        }

        if (Suspension(movements) is { } suspension && (suspension.End is null || suspension.End >= settings.Day))
        {
            return (PupilClass.Suspended, suspension.End is { } end ? $"{Of(suspension)}，到{end.Text()}" : Of(suspension));
        }

        return Transfer(movements) is { } transfer && transfer.To >= 0 && !schools.Contains(transfer.To) && Age(transfer) <= settings.OpenTransferDays
            ? (PupilClass.ElsewhereWithMovement, $"{Of(transfer)}到外地学校{Code(transfer.To)}，等待对方接收")
            : null;
    }

    private string WhyMissing(int row, IReadOnlyList<Movement> movements)
    {
        if (movements is [.., { Kind: MovementKind.Withdrawal } withdrawal])
        {
            return Of(withdrawal);
        }

        if (Suspension(movements) is { End: { } end })
        {
            return $"休学到{end.Text()}已满，没有复学";
        }

        if (Transfer(movements) is { } transfer)
        {
            return transfer.To >= 0 && schools.Contains(transfer.To)
                ? $"{Of(transfer)}到{Code(transfer.To)}，但那里没有报到"
                : $"{Of(transfer)}，超过{settings.OpenTransferDays}天没有学校接收";
        }

        return expected[row] is { Grade: 7, School: < 0 } ? "小学毕业后没有在任何初中报到" : "";
    }

    private static Movement? Suspension(IReadOnlyList<Movement> movements)
    {
        var last = movements.LastOrDefault(movement => movement.Kind is MovementKind.Suspension or MovementKind.Resumption or MovementKind.Withdrawal);
        return last?.Kind == MovementKind.Suspension ? last : null;
    }

    private static Movement? Transfer(IReadOnlyList<Movement> movements) =>
        movements.LastOrDefault(movement => movement.Kind == MovementKind.Transfer);

    // A transfer whose day is not known is not taken for a fresh one.
    private int Age(Movement movement) => movement.Day is { } day ? settings.Day.DayNumber - day.DayNumber : int.MaxValue;

    private PupilFlags Flags(int row, int match)
    {
        var (one, other) = (expected[row], match < 0 ? default : registered[match]);
        var suspect = (one.Marks & PupilMarks.NumberSuspect) != 0
            || (match >= 0 && ((other.Marks & PupilMarks.NumberSuspect) != 0 || Differ(one.Student, other.Student) || Differ((ulong)one.Id, (ulong)other.Id)));
        return suspect ? PupilFlags.NumberSuspect : PupilFlags.None;
    }

    private static bool Differ(ulong one, ulong other) => one != 0 && other != 0 && one != other;

    private static string Of(Movement movement) =>
        (movement.Day is { } day ? $"{day.Text()} " : "") + Movement.Word(movement.Kind);

    // A code that is none is kept as a number beyond all codes.
    private static string Code(long school) => school is >= 0 and < 10_000_000_000 ? school.ToString("D10", CultureInfo.InvariantCulture) : "另一所学校";
}
