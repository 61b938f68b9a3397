using Dudao.Core.Procedure;

namespace Dudao.Core.Inspectors;

/// <summary>A tie between a person and a subject, from the person's file or his declaration.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Words">The tie in words, such as 妻子李某为该校校长.</param>
/// <param name="LeftOn">For one who worked there: when he left.</param>
public sealed record Tie(TieKind Kind, string Words, DateOnly? LeftOn = null);

/// <summary>What a person's file says of employment and kin.</summary>
/// <param name="Name">Name.</param>
/// <param name="Work">Where he works and worked.</param>
/// <param name="Kin">His near relatives.</param>
public sealed record RecusalPerson(string Name, IReadOnlyList<WorkedAt> Work, IReadOnlyList<KinOf> Kin)
{
    /// <summary>Ties that he or the subject declared, in words.</summary>
    public IReadOnlyList<string> Declared { get; init; } = [];
}

/// <summary>Employment at an organisation.</summary>
/// <param name="OrganisationId">Where.</param>
/// <param name="Title">As what; may be empty.</param>
/// <param name="To">When he left; null while he is there.</param>
public sealed record WorkedAt(Guid OrganisationId, string Title, DateOnly? To);

/// <summary>A near relative.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">Name.</param>
/// <param name="Relation">Such as 妻子.</param>
public sealed record KinOf(Guid PersonId, string Name, string Relation);

/// <summary>The subject, as far as ties to it are looked for.</summary>
/// <param name="OrganisationId">Which.</param>
/// <param name="HeadPersonId">Its head; null while there is none.</param>
/// <param name="StaffPersonIds">Others who work there, as far as they are known.</param>
/// <param name="PupilPersonIds">Who are pupils there, as far as they are known.</param>
public sealed record RecusalSubject(Guid OrganisationId, Guid? HeadPersonId, IReadOnlyCollection<Guid> StaffPersonIds, IReadOnlyCollection<Guid> PupilPersonIds)
{
    /// <summary>A subject of which only the head is known.</summary>
    public static RecusalSubject Of(Guid organisationId, Guid? headPersonId) => new(organisationId, headPersonId, [], []);
}

/// <summary>Stepping back (article 10, and what provinces add).</summary>
public static class Recusal
{
    /// <summary>An office's own years since leaving where the profile has none (domain: inspection.md).</summary>
    private const int UsualYears = 3;

    /// <summary>The ties between a person and a subject.</summary>
    public static IReadOnlyList<Tie> TiesOf(RecusalPerson person, RecusalSubject subject, DateOnly on)
    {
        var ties = new List<Tie>();
        foreach (var work in person.Work.Where(w => w.OrganisationId == subject.OrganisationId))
        {
            var asWhat = work.Title.Length > 0 ? $"任{work.Title}" : "任职";
            ties.Add(work.To is { } left && left < on
                ? new Tie(TieKind.LeftRecently, $"{person.Name}曾在该单位{asWhat}，{left.Year}年{left.Month}月离开", left)
                : new Tie(TieKind.EmployedThere, $"{person.Name}在该单位{asWhat}"));
        }

        foreach (var kin in person.Kin)
        {
            if (kin.PersonId == subject.HeadPersonId)
            {
                ties.Add(new Tie(TieKind.KinOfHead, $"{person.Name}的{kin.Relation}{kin.Name}是该单位负责人"));
            }
            else if (subject.StaffPersonIds.Contains(kin.PersonId))
            {
                ties.Add(new Tie(TieKind.KinEmployedThere, $"{person.Name}的{kin.Relation}{kin.Name}在该单位任职"));
            }
            else if (subject.PupilPersonIds.Contains(kin.PersonId))
            {
                ties.Add(new Tie(TieKind.KinPupilThere, $"{person.Name}的{kin.Relation}{kin.Name}在该单位就读"));
            }
        }

        ties.AddRange(person.Declared.Select(words => new Tie(TieKind.Other, words)));
        return ties;
    }

    /// <summary>What the ties mean under the profile: the refusal if one refuses, else the first warning.</summary>
    /// <param name="ties">Ties of one person to one subject.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="on">The day of the visit, or of today.</param>
    /// <returns>Null where nothing stands against the person.</returns>
    public static RecusalFinding? Judge(IEnumerable<Tie> ties, ProcedureProfile profile, DateOnly on)
    {
        var findings = ties.Select(t => Judge(t, profile, on)).OfType<RecusalFinding>().ToList();
        return findings.Find(f => f.IsRefused) ?? findings.FirstOrDefault();
    }

    /// <summary>What one tie means under the profile.</summary>
    /// <returns>Null where it means nothing any more: left longer ago than the profile's years.</returns>
    public static RecusalFinding? Judge(Tie tie, ProcedureProfile profile, DateOnly on)
    {
        var years = profile.Amount(ValueId.YearsSinceLeaving) ?? UsualYears;
        if (tie.Kind == TieKind.LeftRecently && tie.LeftOn is { } left && left.AddYears(years) <= on)
        {
            return null;
        }

        var asked = profile.Find(ValueId.Ties);
        var always = tie.Kind is TieKind.KinOfHead or TieKind.EmployedThere;
        var refused = always || asked?.Refused.Contains(tie.Kind) == true;
        var words = tie.Kind == TieKind.LeftRecently ? $"{tie.Words}，不满{years}年" : tie.Words;
        return refused
            ? new RecusalFinding(true, $"{words}，应当回避", always || asked is null ? "教育督导条例第十条" : asked.Source)
            : new RecusalFinding(false, $"{words}，是否回避由主任裁定并写明理由", "教育督导条例第十条");
    }
}
