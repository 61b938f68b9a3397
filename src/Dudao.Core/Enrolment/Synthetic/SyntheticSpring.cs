namespace Dudao.Core.Enrolment.Synthetic;

/// <summary>
/// What became of the autumn's pupils by spring, with the truth of each: the roll, the registration in which 10 % of the records (or another share) have errors,
/// and the movements. No class depends on the day of the reconciliation, as long as it is after February of the next year.
/// </summary>
public sealed class SyntheticSpring
{
    private readonly SyntheticCounty _county;
    private readonly SeededRandom _random;
    private readonly SyntheticErrors _errors;
    private readonly double _corrupted;
    private readonly List<SyntheticPupil> _roll = [];
    private readonly List<SyntheticTruth> _truth = [];
    private readonly List<SyntheticRegistration> _registrations = [];
    private readonly List<SyntheticMovement> _movements = [];

    /// <summary>Plays the winter of a county.</summary>
    /// <param name="county">The county; its random numbers are used up.</param>
    /// <param name="corrupted">The share of registered records that have errors.</param>
    public SyntheticSpring(SyntheticCounty county, double corrupted = 0.10)
    {
        (_county, _random, _corrupted) = (county, county.Random, corrupted);
        _errors = new SyntheticErrors(county);
        foreach (var pupil in county.Pupils)
        {
            Live(pupil);
        }

        for (var i = 0; i < county.Pupils.Count / 50; i++)
        {
            Arrive(county.Household(), null);
        }

        _random.Shuffle(_registrations);
        _registrations.Sort((one, other) => one.School.CompareTo(other.School));
    }

    /// <summary>The autumn's roll, doubles among it.</summary>
    public IReadOnlyList<SyntheticPupil> Roll => _roll;

    /// <summary>The truth of each row of the roll.</summary>
    public IReadOnlyList<SyntheticTruth> Truth => _truth;

    /// <summary>The spring's registration, school by school.</summary>
    public IReadOnlyList<SyntheticRegistration> Registrations => _registrations;

    /// <summary>The movements between the two.</summary>
    public IReadOnlyList<SyntheticMovement> Movements => _movements;

    private void Live(SyntheticPupil pupil)
    {
        var fate = _random.Below(10_000);
        switch (fate)
        {
            case < 300:
                Miss(pupil);
                break;
            case < 400:
                var to = Elsewhere(pupil);
                _movements.Add(new SyntheticMovement(pupil.StudentNumber, "转学", Code(pupil.School), Code(to), Winter()));
                Register(pupil, to, to == pupil.School ? "present" : "elsewhere-with-movement");
                break;
            case < 450:
                var other = Elsewhere(pupil);
                Register(pupil, other, other == pupil.School ? "present" : "elsewhere-without-movement");
                break;
            case < 465:
                _movements.Add(new SyntheticMovement(pupil.StudentNumber, _random.Happens(0.7) ? "出国" : "死亡", Code(pupil.School), "", Winter()));
                Add(pupil, "exempt");
                break;
            case < 480:
                Add(pupil with { Disability = pupil.Disability.Length > 0 ? pupil.Disability : "智力残疾", Mode = "送教上门" }, "exempt");
                break;
            case < 510:
                _movements.Add(new SyntheticMovement(pupil.StudentNumber, "休学", Code(pupil.School), "", Winter()));
                Add(pupil, "suspended");
                break;
            case < 520 when pupil.IdNumber.Length > 0:
                // The same child on two rolls; it comes to the first school.
                Register(pupil, pupil.School, "present");
                var second = Elsewhere(pupil);
                if (second != pupil.School)
                {
                    Add(pupil with { School = second }, "double");
                }

                break;
            default:
                Register(pupil, pupil.School, "present");
                break;
        }
    }

    private void Miss(SyntheticPupil pupil)
    {
        switch (_random.Below(100))
        {
            case < 10:
                _movements.Add(new SyntheticMovement(pupil.StudentNumber, "退学", Code(pupil.School), "", Winter()));
                break;
            case < 22:
                _movements.Add(new SyntheticMovement(pupil.StudentNumber, "休学", Code(pupil.School), "", new DateOnly(2025, 9, 10), new DateOnly(2026, 1, 31)));
                break;
            case < 37:
                _movements.Add(new SyntheticMovement(
                    pupil.StudentNumber, "转学", Code(pupil.School), $"9999{_random.Below(1_000_000):D6}", new DateOnly(2025, 10, 1).AddDays(_random.Below(60))));
                break;
            case < 60:
                _registrations.Add(new SyntheticRegistration(
                    pupil, pupil.School, false, _random.One(["厌学", "外出务工", "随父母外出", "因病", "不清楚"]), _random.One(["广东", "浙江", "在家", "不详"])));
                break;
            default:
                break;
        }

        Add(pupil, "missing");
        if (_random.Happens(0.2))
        {
            Arrive(pupil.Household, pupil);
        }
    }

    // A child that nobody expected: of the family of a missing one, or of another.
    private void Arrive(SyntheticHousehold household, SyntheticPupil? brother)
    {
        var grade = brother is null ? 1 + _random.Below(9) : 1 + ((brother.Grade + 1 + _random.Below(4)) % 9);
        var child = _county.Child(household, grade, null, null, brother is not null && grade <= 6 == brother.Grade <= 6 ? brother.School : null);
        if (_random.Happens(0.4))
        {
            _movements.Add(new SyntheticMovement(child.StudentNumber, "转学", $"9999{_random.Below(1_000_000):D6}", Code(child.School), Winter()));
        }

        _registrations.Add(new SyntheticRegistration(child, child.School, true));
    }

    private void Register(SyntheticPupil pupil, int school, string fate)
    {
        var written = pupil;
        var numberIsWrong = false;
        if (_random.Happens(_corrupted))
        {
            written = _errors.Corrupt(pupil, out numberIsWrong);
        }
        else if (_random.Happens(0.05))
        {
            written = _errors.Rewrite(pupil);
        }

        _registrations.Add(new SyntheticRegistration(written, school, true));
        Add(pupil, fate, numberIsWrong ? "number-suspect" : "");
    }

    private void Add(SyntheticPupil pupil, string fate, string flags = "")
    {
        _roll.Add(pupil);
        _truth.Add(new SyntheticTruth(fate, flags));
    }

    private int Elsewhere(SyntheticPupil pupil)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var school = _county.SchoolFor(_random.Below(_county.Townships.Count), pupil.Grade);
            if (school != pupil.School)
            {
                return school;
            }
        }

        return pupil.School;
    }

    private string Code(int school) => _county.Schools[school].Code;

    private DateOnly Winter() => new DateOnly(2025, 12, 1).AddDays(_random.Below(80));
}
