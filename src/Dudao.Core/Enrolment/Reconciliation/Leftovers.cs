using Dudao.Core.Enrolment.Linkage;

namespace Dudao.Core.Enrolment.Reconciliation;

/// <summary>A pair that a person has to look at.</summary>
internal readonly record struct OpenPair(int Expected, int Registered, double? Probability, string Why);

/// <summary>What linking made of the rows that numbers left.</summary>
/// <param name="Held">Pairs that hold; the probability is null where a person or a number decided.</param>
/// <param name="Open">Pairs for a person.</param>
/// <param name="Quoted">For an expected row the row in which a school says that it did not come.</param>
/// <param name="SecondOf">For a registered row the expected row that another registered row holds already.</param>
/// <param name="Digests">Digests of the open pairs.</param>
internal sealed record LeftoverOutcome(
    List<(int Expected, int Registered, double? Probability)> Held, List<OpenPair> Open, Dictionary<int, int> Quoted, Dictionary<int, int> SecondOf,
    Func<OpenPair, PairDecision> Digests);

/// <summary>Links what numbers left: decisions first, then pairs whose numbers agree and names are only mistyped, then by probability.</summary>
internal sealed class Leftovers
{
    private const int MostTaught = 3000;
    private readonly PupilRow[] _expected;
    private readonly PupilRow[] _registered;
    private readonly ReconcileSettings _settings;
    private readonly int[] _rowsE;
    private readonly int[] _rowsR;
    private readonly int _leftE;
    private readonly int _leftR;
    private readonly int[] _placeE;
    private readonly int[] _placeR;
    private readonly List<(int A, int B)> _known = [];
    private readonly LinkTexts _texts;
    private readonly bool[] _takenE;
    private readonly bool[] _takenR;
    private readonly List<(int Expected, int Registered, double? Probability)> _held = [];
    private readonly List<OpenPair> _open = [];
    private readonly Dictionary<int, int> _secondOf = [];

    private Leftovers(
        PupilRow[] expected, PupilRow[] registered, NumberMatches matches, Func<IReadOnlyList<int>, IReadOnlyList<int>, LinkTexts> readTexts, ReconcileSettings settings)
    {
        (_expected, _registered, _settings) = (expected, registered, settings);
        int[] leftE = [.. Enumerable.Range(0, expected.Length).Where(row => matches.DoubleOf[row] < 0 && !IsHeld(row))];
        int[] leftR = [.. Enumerable.Range(0, registered.Length).Where(row => matches.MatchedBy[row] < 0 || !registered[row].Came)];
        if (leftE.Length == 0 || leftR.Length == 0)
        {
            (leftE, leftR) = ([], []);
        }

        var taught = leftE.Length == 0 ? [] : Enumerable.Range(0, expected.Length).Where(IsHeld)
            .OrderBy(row => Texts.Mixing.Spread(expected[row].Content)).Take(MostTaught).ToArray();
        _rowsE = [.. leftE, .. taught];
        _rowsR = [.. leftR, .. taught.Select(row => matches.Matched[row])];
        for (var i = 0; i < taught.Length; i++)
        {
            _known.Add((leftE.Length + i, leftR.Length + i));
        }

        (_leftE, _leftR) = (leftE.Length, leftR.Length);
        (_placeE, _placeR) = (Places(leftE, expected.Length), Places(leftR, registered.Length));
        (_takenE, _takenR) = (new bool[_rowsE.Length], new bool[_rowsR.Length]);
        _texts = readTexts(_rowsE, _rowsR);

        bool IsHeld(int row) => matches.Matched[row] >= 0 && registered[matches.Matched[row]].Came;
    }

    /// <summary>Links the leftovers of two lists.</summary>
    public static LeftoverOutcome Link(
        PupilRow[] expected, PupilRow[] registered, NumberMatches matches, IReadOnlyList<PairDecision> decisions,
        Func<IReadOnlyList<int>, IReadOnlyList<int>, LinkTexts> readTexts, ReconcileSettings settings, CancellationToken cancellation)
    {
        var left = new Leftovers(expected, registered, matches, readTexts, settings);
        var apart = new HashSet<(int A, int B)>();
        left.Decide(decisions, apart);
        left.Settle(matches.Conflicts, apart);
        left.LinkRest(apart, cancellation);
        return new LeftoverOutcome(left._held, left._open, left.Quote(matches), left._secondOf, pair => new PairDecision(
            left._texts.DigestA(left._placeE[pair.Expected]), left._texts.DigestB(left._placeR[pair.Registered]), null));
    }

    // For each row its place among those that are left, −1 for none.
    private static int[] Places(int[] left, int rows)
    {
        var places = new int[rows];
        Array.Fill(places, -1);
        for (var i = 0; i < left.Length; i++)
        {
            places[left[i]] = i;
        }

        return places;
    }

    private void Decide(IReadOnlyList<PairDecision> decisions, HashSet<(int A, int B)> apart)
    {
        if (decisions.Count == 0)
        {
            return;
        }

        var wanted = decisions.SelectMany(decision => (string[])[decision.Expected, decision.Registered]).ToHashSet(StringComparer.Ordinal);
        var byE = Enumerable.Range(0, _leftE).Select(place => (Place: place, Digest: _texts.DigestA(place))).Where(row => wanted.Contains(row.Digest))
            .ToLookup(row => row.Digest, row => row.Place);
        var byR = Enumerable.Range(0, _leftR).Select(place => (Place: place, Digest: _texts.DigestB(place))).Where(row => wanted.Contains(row.Digest))
            .ToLookup(row => row.Digest, row => row.Place);
        foreach (var decision in decisions.Where(decision => decision.Same is not null))
        {
            foreach (var (a, b) in byE[decision.Expected].SelectMany(a => byR[decision.Registered].Select(b => (a, b))))
            {
                if (decision.Same == false)
                {
                    apart.Add((a, b));
                }
                else if (_registered[_rowsR[b]].Came && !_takenE[a] && !_takenR[b])
                {
                    Hold(a, b, null);
                }
            }
        }
    }

    // Equal numbers, but neither name nor birth date the same: mistyped, or another child's number.
    private void Settle(List<(int Expected, int Registered)> conflicts, HashSet<(int A, int B)> apart)
    {
        var (names, births) = (_texts.NameColumn, _texts.BirthColumn);
        var nameComparer = Comparer.Of(CompareHow.Name, _texts.Data.Pools[names]);
        var birthComparer = Comparer.Of(CompareHow.Date, _texts.Data.Pools[births]);
        foreach (var (expected, registered) in conflicts.OrderBy(pair => _expected[pair.Expected].Content).ThenBy(pair => _registered[pair.Registered].Content))
        {
            var (a, b) = (_placeE[expected], _placeR[registered]);
            if (a < 0 || b < 0 || !_registered[registered].Came || _takenE[a] || _takenR[b] || apart.Contains((a, b)))
            {
                continue;
            }

            if (IsNear(nameComparer, names, a, b, 4) || IsNear(birthComparer, births, a, b, 2))
            {
                Hold(a, b, null);
            }
            else
            {
                _open.Add(new OpenPair(expected, registered, null, "号码相同，但姓名和出生日期都不同"));
                apart.Add((a, b));
            }
        }
    }

    private bool IsNear(Comparer comparer, int column, int a, int b, int most)
    {
        var (one, other) = (_texts.Data.A.Codes[column][a], _texts.Data.B!.Codes[column][b]);
        return one != 0 && other != 0 && (one == other || comparer.Level(one, other) <= most);
    }

    // However much else agrees, who has another birth date or another name altogether may be a brother who has just come: a person decides.
    private string? Contradiction(Comparer births, Comparer names, int a, int b)
    {
        return Differ(births, _texts.BirthColumn) ? "出生日期" : Differ(names, _texts.NameColumn) ? "姓名" : null;

        bool Differ(Comparer comparer, int column)
        {
            var (one, other) = (_texts.Data.A.Codes[column][a], _texts.Data.B!.Codes[column][b]);
            return one != 0 && other != 0 && one != other && comparer.Level(one, other) == comparer.Different;
        }
    }

    private void LinkRest(HashSet<(int A, int B)> apart, CancellationToken cancellation)
    {
        int[] rowsA = [.. Enumerable.Range(0, _leftE).Where(place => !_takenE[place])];
        int[] rowsB = [.. Enumerable.Range(0, _leftR).Where(place => !_takenR[place] && _registered[_rowsR[place]].Came)];
        if (rowsA.Length == 0 || rowsB.Length == 0)
        {
            return;
        }

        var holds = Math.Log(_settings.HoldsFrom / (1 - _settings.HoldsFrom));
        var outcome = Linker.Link(_texts.Data, new LinkSettings
        {
            Known = _known,
            RowsA = rowsA,
            RowsB = rowsB,
            Apart = apart,
            LinkWeight = holds,
            LeastWeight = Math.Min(Math.Log(1e-3), Math.Log(_settings.ReviewFrom)),
            Progress = _settings.Progress,
        }, cancellation);
        var (linkedA, linkedB) = (new bool[_rowsE.Length], new bool[_rowsR.Length]);
        foreach (var link in outcome.Links)
        {
            (linkedA[link.A], linkedB[link.B]) = (true, true);
        }

        // A row that nobody else claims holds; one that another child claims nearly as well goes to a person with both.
        var births = Comparer.Of(CompareHow.Date, _texts.Data.Pools[_texts.BirthColumn]);
        var names = Comparer.Of(CompareHow.Name, _texts.Data.Pools[_texts.NameColumn]);
        var rivals = outcome.Candidates.Where(pair => linkedB[pair.B] && !linkedA[pair.A]).ToLookup(pair => pair.B);
        foreach (var link in outcome.Links)
        {
            var odds = 1 / (Math.Exp(-link.Weight) + rivals[link.B].Sum(rival => Math.Exp(rival.Weight - link.Weight)));
            var probability = odds / (1 + odds);
            if (probability >= _settings.HoldsFrom && Contradiction(births, names, link.A, link.B) is { } what)
            {
                _open.Add(new OpenPair(_rowsE[link.A], _rowsR[link.B], probability, $"其他都像，但{what}完全不同"));
            }
            else if (probability >= _settings.HoldsFrom)
            {
                Hold(link.A, link.B, probability);
            }
            else
            {
                _open.Add(new OpenPair(_rowsE[link.A], _rowsR[link.B], probability, "另有一名学生与这条报到也几乎一样"));
            }
        }

        Review(outcome);
    }

    private void Review(LinkOutcome outcome)
    {
        var seen = _open.Select(pair => pair.Expected).ToHashSet();
        foreach (var pair in outcome.Candidates)
        {
            var (freeA, freeB) = (!_takenE[pair.A], !_takenR[pair.B]);
            if (freeA && pair.Probability >= (freeB ? _settings.ReviewFrom : 0.5) && seen.Add(_rowsE[pair.A]))
            {
                _open.Add(new OpenPair(_rowsE[pair.A], _rowsR[pair.B], pair.Probability, freeB ? "" : "这条报到已对上另一名学生，疑为一人两籍"));
            }
            else if (!freeA && freeB && pair.Probability >= 0.5)
            {
                _secondOf.TryAdd(_rowsR[pair.B], _rowsE[pair.A]);
            }
        }
    }

    // Whom his school lists as not come: by number, else by name with birth date or school.
    private Dictionary<int, int> Quote(NumberMatches matches)
    {
        var quoted = new Dictionary<int, int>();
        var absent = Enumerable.Range(0, _leftR).Select(place => (Key: _rowsR[place], Value: place)).Where(pair => !_registered[pair.Key].Came)
            .OrderBy(pair => _registered[pair.Key].Content).ToArray();
        if (absent.Length == 0)
        {
            return quoted;
        }

        var data = _texts.Data;
        var byBirth = absent.ToLookup(pair => (data.B!.Codes[_texts.NameColumn][pair.Value], (long)data.B.Codes[_texts.BirthColumn][pair.Value]));
        var bySchool = absent.ToLookup(pair => (data.B!.Codes[_texts.NameColumn][pair.Value], _registered[pair.Key].School));
        for (var place = 0; place < _leftE; place++)
        {
            var row = _rowsE[place];
            var (name, birth) = (data.A.Codes[_texts.NameColumn][place], (long)data.A.Codes[_texts.BirthColumn][place]);
            var found = matches.Matched[row] >= 0 ? matches.Matched[row]
                : name == 0 ? -1
                : birth != 0 && byBirth[(name, birth)].Any() ? byBirth[(name, birth)].First().Key
                : bySchool[(name, _expected[row].School)].Select(pair => pair.Key).FirstOrDefault(-1);
            if (found >= 0)
            {
                quoted[row] = found;
            }
        }

        return quoted;
    }

    private void Hold(int a, int b, double? probability)
    {
        (_takenE[a], _takenR[b]) = (true, true);
        _held.Add((_rowsE[a], _rowsR[b], probability));
    }
}
