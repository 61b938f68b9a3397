using Dudao.Core.Enrolment.Codes;

namespace Dudao.Core.Enrolment.Synthetic;

/// <summary>
/// A county of children who do not exist, the same for the same numbers and seed. Identity numbers bear a region code that was abolished in 2001,
/// telephones a prefix that no network has, so that they can be nobody's. 35 % of the children have siblings, 1 % are twins, 12 % have no telephone.
/// </summary>
public sealed class SyntheticCounty
{
    /// <summary>永善县 of the former 昭通地区: given to no one born since 2001.</summary>
    private const int AbolishedRegion = 532126;
    private const int Year = 2025;
    private static readonly string[] Directions = ["东", "西", "南", "北", "上", "下", "前", "后", "大", "小", "新", "老"];
    private static readonly string[] Features = ["桥", "河", "溪", "塘", "湾", "坪", "岭", "坝", "寨", "店", "林", "庙", "井", "田", "石", "沟"];
    private static readonly string[] Trees = ["柳", "松", "桃", "李", "梅", "竹", "枫", "桂", "杏", "槐", "茶", "樟"];
    private readonly SeededRandom _random;
    private readonly SyntheticNames _names;
    private readonly List<SyntheticPupil> _pupils;
    private readonly string[] _townships;
    private readonly string[][] _villages;
    private readonly int[][] _schoolsOf;
    private readonly Dictionary<(int Region, DateOnly Birth, bool Boy), int> _given = [];

    /// <summary>Makes the county.</summary>
    /// <param name="schools">How many schools, at least 2.</param>
    /// <param name="pupils">How many pupils, at least 1.</param>
    /// <param name="seed">What repeats it.</param>
    public SyntheticCounty(int schools, int pupils, long seed)
    {
        _random = new SeededRandom(seed);
        _names = new SyntheticNames(_random);
        var townships = Math.Clamp(schools / 6, 1, Trees.Length * Features.Length);
        _townships = Places(townships, i => $"{Trees[i % Trees.Length]}{Features[i / Trees.Length % Features.Length]}镇");
        Schools = MakeSchools(schools, townships);
        _schoolsOf = [.. Enumerable.Range(0, townships).Select(t => Schools.Index().Where(school => school.Item.Township == t).Select(school => school.Index).ToArray())];
        var villages = Math.Clamp(pupils / townships / 60, 3, Directions.Length * Features.Length);
        _villages = [.. _townships.Select(_ => Places(villages, i => $"{Directions[i % Directions.Length]}{Features[i / Directions.Length % Features.Length]}村"))];
        _pupils = new List<SyntheticPupil>(pupils + 4);
        while (_pupils.Count < pupils)
        {
            AddHousehold(pupils);
        }

        _random.Shuffle(_pupils);
    }

    /// <summary>The schools.</summary>
    public IReadOnlyList<SyntheticSchool> Schools { get; }

    /// <summary>The townships' names.</summary>
    public IReadOnlyList<string> Townships => _townships;

    /// <summary>The pupils of the autumn.</summary>
    public IReadOnlyList<SyntheticPupil> Pupils => _pupils;

    /// <summary>The random numbers, for what follows.</summary>
    internal SeededRandom Random => _random;

    internal SyntheticNames Names => _names;

    /// <summary>A school of the township that teaches the grade, or any that does.</summary>
    internal int SchoolFor(int township, int grade)
    {
        var near = _schoolsOf[township].Where(school => Schools[school].Lowest <= grade && grade <= Schools[school].Highest).ToArray();
        if (near.Length > 0)
        {
            return _random.One(near);
        }

        for (var tries = 0; tries < 1000; tries++)
        {
            var school = _random.Below(Schools.Count);
            if (Schools[school].Lowest <= grade && grade <= Schools[school].Highest)
            {
                return school;
            }
        }

        return 0;
    }

    /// <summary>A child of a household, of a grade, or the twin of another.</summary>
    internal SyntheticPupil Child(SyntheticHousehold household, int grade, char? generation, DateOnly? birth, int? school = null)
    {
        var boy = _random.Happens(0.53);
        // Six years old on 31 August at entry, one in twenty seven.
        var age = grade + 5 + (_random.Happens(0.05) ? 1 : 0);
        var day = birth ?? new DateOnly(Year - age - 1, 9, 1).AddDays(_random.Below(365));
        var id = NewNumber(AbolishedRegion, day, boy);
        var letter = _random.Happens(0.97) ? 'G' : _random.Happens(0.6) ? 'L' : 'J';
        var boards = grade >= 5 && _random.Happens(0.3);
        var disability = _random.Happens(0.01) ? _random.One(["视力残疾", "听力残疾", "肢体残疾", "智力残疾", "精神残疾"]) : "";
        return new SyntheticPupil
        {
            Household = household,
            School = school ?? SchoolFor(household.Township, grade),
            Grade = grade,
            Class = 1 + _random.Below(4),
            Name = household.Surname + _names.GivenName(boy, generation),
            Sex = boy ? Sex.Male : Sex.Female,
            Birth = day,
            IdNumber = letter == 'J' ? "" : id,
            StudentNumber = letter == 'G' ? "G" + id : letter + NewNumber(AbolishedRegion - 4, day, boy),
            Boards = boards,
            LeftBehind = _random.Happens(0.2),
            Migrant = _random.Happens(0.05),
            Disability = disability,
            Mode = disability.Length > 0 ? "随班就读" : boards ? "住校" : "走读",
        };
    }

    /// <summary>A household of the county.</summary>
    internal SyntheticHousehold Household()
    {
        var township = _random.Below(_townships.Length);
        var surname = _names.Surname();
        var father = surname + _names.GivenName(true, null);
        var mother = _names.Surname() + _names.GivenName(false, null);
        var fatherAnswers = _random.Happens(0.6);
        var group = _random.Happens(0.8) ? _random.Below(6) + 1 : _random.Below(12) + 1;
        return new SyntheticHousehold(
            surname, fatherAnswers ? father : mother, fatherAnswers ? mother : father, _random.Happens(0.88) ? _names.Telephone() : "", township,
            $"{_townships[township]}{_random.One(_villages[township])}{group}组", _random.Happens(0.7) ? "汉族" : _random.One(["彝族", "苗族", "回族"]));
    }

    // No number twice: 500 a day and sex, then the next of the abolished codes.
    private string NewNumber(int region, DateOnly birth, bool boy)
    {
        var count = _given.GetValueOrDefault((region, birth, boy));
        _given[(region, birth, boy)] = count + 1;
        return IdNumber.Of(region + (count / 500), birth, (count % 500 * 2) + (boy ? 1 : 0)).ToString();
    }

    private void AddHousehold(int most)
    {
        var household = Household();
        // Of a hundred households 79 have one child here, 18 two, 3 three: 35 % of the children have siblings.
        var kind = _random.Below(1000);
        var children = Math.Min(most - _pupils.Count, kind < 790 ? 1 : kind < 970 ? 2 : 3);
        char? generation = children > 1 && _random.Happens(0.4) ? _names.Given(true) : null;
        var grade = 1 + _random.Below(9);
        DateOnly? twin = null;
        for (var i = 0; i < children; i++)
        {
            var child = Child(household, grade, generation, twin);
            _pupils.Add(child);
            twin = i == 0 && children > 1 && _random.Happens(0.03) ? child.Birth : null;
            grade = twin is null ? 1 + ((grade + 1 + _random.Below(4)) % 9) : grade;
        }
    }

    private static SyntheticSchool[] MakeSchools(int count, int townships)
    {
        var schools = new SyntheticSchool[count];
        var names = Places(townships, i => $"{Trees[i % Trees.Length]}{Features[i / Trees.Length % Features.Length]}镇");
        for (var i = 0; i < count; i++)
        {
            var township = i % townships;
            var round = i / townships;
            var (lowest, highest, kind) = (round % 6) switch { 1 => (7, 9, "初级中学"), 5 => (1, 9, "九年一贯制学校"), _ => (1, 6, "小学") };
            schools[i] = new SyntheticSchool(
                $"9953{i + 1:D6}", names[township] + (round < 2 ? "中心" : $"第{round}") + kind, township, lowest, highest);
        }

        return schools;
    }

    private static string[] Places(int count, Func<int, string> name) => [.. Enumerable.Range(0, count).Select(name)];
}
