using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Texts;
using Dudao.Core.Text;

namespace Dudao.Core.Enrolment.Digests;

/// <summary>
/// The texts of which two counties exchange keyed digests instead of names: the identity number; name, birth date and sex; how the name sounds, and
/// the birth date. A text that would lack a part is empty, and matches nothing.
/// </summary>
/// <param name="Number">The identity number, also from within a final student number.</param>
/// <param name="Person">Name, birth date and sex.</param>
/// <param name="Sound">Pinyin of the name, and birth date.</param>
public sealed record DigestTexts(string Number, string Person, string Sound)
{
    /// <summary>Makes the texts of a row from its cells as they stand.</summary>
    public static DigestTexts Of(string idNumber, string studentNumber, string name, string birth, string sex)
    {
        var id = IdNumber.From(Plain.Code(idNumber).ToUpperInvariant()) ?? StudentNumber.Read<char>(Plain.Code(studentNumber).ToUpperInvariant()).Id;
        var form = CellText.Form(name);
        var day = Days.TryRead(CellText.Form(birth), out var read) ? read.Text() : id?.Birth.Text() ?? "";
        Sexes.TryRead(CellText.Form(sex), out var told);
        told = told == Sex.Unknown && id is { } known ? known.Sex : told;
        return new DigestTexts(
            id is null ? "" : $"number|{id}",
            form.Length > 0 && day.Length > 0 && told != Sex.Unknown ? $"person|{form}|{day}|{told.Word()}" : "",
            form.Length > 0 && day.Length > 0 ? $"sound|{string.Join(' ', Pinyin.Of(form))}|{day}" : "");
    }
}

/// <summary>The digests of a row.</summary>
/// <param name="Row">Its line in the file.</param>
/// <param name="Number">Empty where there is none, like the others.</param>
/// <param name="Person">Of name, birth date and sex.</param>
/// <param name="Sound">Of pinyin and birth date.</param>
public sealed record DigestRow(int Row, string Number, string Person, string Sound);

/// <summary>Rows of two lists with a digest in common.</summary>
/// <param name="A">The line in the first list.</param>
/// <param name="B">The line in the second.</param>
/// <param name="By">number, name or sound: the strongest that agrees.</param>
public sealed record DigestPair(int A, int B, string By);

/// <summary>Compares two lists of digests, one to one: by number first, then by name, then by sound; a digest that several rows share matches none of them.</summary>
public static class DigestComparison
{
    /// <summary>The pairs, in the order of the first list.</summary>
    public static IReadOnlyList<DigestPair> Compare(IReadOnlyList<DigestRow> a, IReadOnlyList<DigestRow> b)
    {
        var pairs = new List<DigestPair>();
        var (takenA, takenB) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (by, digest) in ((string, Func<DigestRow, string>)[])[("number", row => row.Number), ("name", row => row.Person), ("sound", row => row.Sound)])
        {
            var ofB = Once(b.Where(row => !takenB.Contains(row.Row)), digest);
            foreach (var (text, row) in Once(a.Where(row => !takenA.Contains(row.Row)), digest))
            {
                // Equal names with numbers that differ are two children.
                if (ofB.TryGetValue(text, out var other) && !(row.Number.Length > 0 && other.Number.Length > 0 && row.Number != other.Number))
                {
                    pairs.Add(new DigestPair(row.Row, other.Row, by));
                    takenA.Add(row.Row);
                    takenB.Add(other.Row);
                }
            }
        }

        return [.. pairs.OrderBy(pair => pair.A)];
    }

    private static Dictionary<string, DigestRow> Once(IEnumerable<DigestRow> rows, Func<DigestRow, string> digest) =>
        rows.Where(row => digest(row).Length > 0).GroupBy(digest).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First());
}
