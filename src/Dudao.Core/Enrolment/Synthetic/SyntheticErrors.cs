using System.Globalization;
using System.Text;
using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Text;

namespace Dudao.Core.Enrolment.Synthetic;

/// <summary>Errors as clerks make them: homophones, characters that look alike, day and month changed about, a wrong digit, the other parent.</summary>
internal sealed class SyntheticErrors(SyntheticCounty county)
{
    private readonly SeededRandom _random = county.Random;
    private readonly Dictionary<char, string> _homophones = [];
    private readonly Dictionary<char, string> _alike = [];

    private enum Place
    {
        Name,
        Birth,
        Telephone,
        Guardian,
        Village,
        IdNumber,
        StudentNumber,
        Sex,
    }

    /// <summary>The pupil with one error (60 %), two (30 %) or three (10 %) in different columns.</summary>
    public SyntheticPupil Corrupt(SyntheticPupil pupil, out bool numberIsWrong)
    {
        var drawn = _random.Below(10);
        var errors = drawn < 6 ? 1 : drawn < 9 ? 2 : 3;
        var places = new List<Place> { Place.Name, Place.Name, Place.Birth, Place.Birth, Place.Telephone, Place.Guardian, Place.Village, Place.IdNumber, Place.StudentNumber, Place.Sex };
        numberIsWrong = false;
        for (var i = 0; i < errors; i++)
        {
            var place = _random.One(places);
            places.RemoveAll(other => other == place);
            var before = pupil;
            pupil = At(pupil, place);
            numberIsWrong |= (pupil.IdNumber != before.IdNumber && pupil.IdNumber.Length > 0)
                || (pupil.StudentNumber != before.StudentNumber && pupil.StudentNumber.Length > 0);
        }

        return pupil;
    }

    /// <summary>The same facts written otherwise: another form of date, a blank behind the name, full-width digits.</summary>
    public SyntheticPupil Rewrite(SyntheticPupil pupil) => _random.Below(5) switch
    {
        0 => pupil with { BirthText = pupil.Birth.ToString("yyyy/M/d", CultureInfo.InvariantCulture) },
        1 => pupil with { BirthText = pupil.Birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture) },
        2 => pupil with { BirthText = pupil.Birth.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) },
        3 => pupil with { Name = pupil.Name + " " },
        _ => pupil with { Telephone = string.Concat((pupil.Telephone ?? pupil.Household.Telephone).Select(digit => (char)(digit - '0' + '０'))) },
    };

    private SyntheticPupil At(SyntheticPupil pupil, Place place) => place switch
    {
        Place.Name => pupil with { Name = Name(pupil.Name, pupil.Sex == Sex.Male) },
        Place.Birth => pupil with { Birth = Birth(pupil.Birth) },
        Place.Telephone => pupil with { Telephone = Telephone(pupil.Household.Telephone) },
        Place.Guardian => pupil with { Guardian = _random.Happens(0.6) ? pupil.Household.OtherGuardian : Name(pupil.Household.Guardian, true) },
        Place.Village => pupil with { Village = Village(pupil.Household) },
        Place.IdNumber => pupil with { IdNumber = Number(pupil.IdNumber, 0) },
        Place.StudentNumber => pupil with { StudentNumber = Number(pupil.StudentNumber, 1) },
        _ => pupil with { Sex = pupil.Sex == Sex.Male ? Sex.Female : Sex.Male },
    };

    private string Name(string name, bool boy)
    {
        var kind = _random.Below(100);
        var place = kind < 8 ? 0 : 1 + _random.Below(name.Length - 1);
        var changed = new StringBuilder(name);
        if (kind < 45)
        {
            changed[place] = Other(_homophones, name[place], Homophones);
        }
        else if (kind < 75)
        {
            changed[place] = Other(_alike, name[place], Alike);
        }
        else if (kind < 85 && name.Length > 2)
        {
            (changed[1], changed[2]) = (name[2], name[1]);
        }
        else if (kind < 93 && name.Length > 2)
        {
            changed.Remove(place, 1);
        }
        else
        {
            changed[^1] = county.Names.Given(boy);
        }

        return changed.ToString();
    }

    private DateOnly Birth(DateOnly birth)
    {
        if (birth.Day <= 12 && birth.Day != birth.Month && _random.Happens(0.6))
        {
            return new DateOnly(birth.Year, birth.Day, birth.Month);
        }

        return _random.Below(4) switch
        {
            0 => birth.AddYears(_random.Happens(0.5) ? 1 : -1),
            1 => birth.AddMonths(_random.Happens(0.5) ? 1 : -1),
            2 => birth.AddDays(_random.Happens(0.5) ? 10 : -10),
            _ => birth.AddDays(1 + _random.Below(9)),
        };
    }

    private string Telephone(string telephone) => telephone.Length == 0 || _random.Happens(0.3) ? county.Names.Telephone()
        : _random.Happens(0.2) ? "" : Number(telephone, 0);

    private string Village(SyntheticHousehold household) => _random.Below(3) switch
    {
        0 => household.Village[county.Townships[household.Township].Length..],
        1 => household.Village[..(household.Village.IndexOf('村') + 1)],
        _ => county.Household().Village,
    };

    // A wrong digit, two changed about, or nothing at all.
    private string Number(string number, int from)
    {
        if (number.Length < 4)
        {
            return number;
        }

        var kind = _random.Below(10);
        if (kind < 2)
        {
            return "";
        }

        var changed = new StringBuilder(number);
        var place = from + _random.Below(number.Length - from - 2);
        if (kind < 6 || number[place] == number[place + 1])
        {
            changed[place] = (char)('0' + ((number[place] - '0' + 1 + _random.Below(9)) % 10));
        }
        else
        {
            (changed[place], changed[place + 1]) = (number[place + 1], number[place]);
        }

        return changed.ToString();
    }

    private char Other(Dictionary<char, string> known, char character, Func<char, string> find)
    {
        if (!known.TryGetValue(character, out var others))
        {
            known[character] = others = find(character);
        }

        return others.Length == 0 ? county.Names.Given(true) : others[_random.Below(others.Length)];
    }

    private static string Homophones(char character) => string.Concat(
        Characters.Homophones(Pinyin.Readings(character)[0]).Where(rune => rune.IsBmp && rune.Value != character).Order().Take(40));

    private static string Alike(char character) => string.Concat(Characters.LookAlikes(new Rune(character)).Where(rune => rune.IsBmp).Order());
}
