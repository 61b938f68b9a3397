using Dudao.Core.Enrolment.Linkage;

namespace Dudao.Core.Enrolment.Reconciliation;

/// <summary>The settings of a reconciliation.</summary>
/// <param name="Day">The day for which it is made.</param>
public sealed record ReconcileSettings(DateOnly Day)
{
    /// <summary>From this probability on a link holds without a person.</summary>
    public double HoldsFrom { get; init; } = 0.99;

    /// <summary>From this probability on a person looks at it.</summary>
    public double ReviewFrom { get; init; } = 0.01;

    /// <summary>A transfer out that is open for longer is a suspected dropout.</summary>
    public int OpenTransferDays { get; init; } = 30;

    /// <summary>Told what is going on, in Chinese, and how far of it (0 to 1).</summary>
    public Action<string, double>? Progress { get; init; }
}

/// <summary>What a person has decided of a pair of records, by the digests of both.</summary>
/// <param name="Expected">Digest of the expected record.</param>
/// <param name="Registered">Digest of the registered record.</param>
/// <param name="Same">Whether they are the same child; null while it is open.</param>
public sealed record PairDecision(string Expected, string Registered, bool? Same);

/// <summary>The rows that numbers did not settle, with the columns by which they can be linked.</summary>
/// <param name="Data">Both lists, a row for each of the rows asked for, in the order asked.</param>
/// <param name="DigestA">The digest of an expected record, by its row here.</param>
/// <param name="DigestB">The digest of a registered record.</param>
/// <param name="NameColumn">The place of the name among the columns.</param>
/// <param name="BirthColumn">The place of the birth date.</param>
public sealed record LinkTexts(LinkData Data, Func<int, string> DigestA, Func<int, string> DigestB, int NameColumn, int BirthColumn);

/// <summary>What became of an expected row or of an arrival.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Flags">What accompanies it.</param>
/// <param name="Match">The row of the other list, −1 for none.</param>
/// <param name="Probability">Of the match; null where numbers or a person matched, or nothing.</param>
/// <param name="Reason">In Chinese; empty where there is nothing to say.</param>
/// <param name="QuotedRow">For a missing child the registered row in which its school says that it did not come, −1 for none.</param>
public readonly record struct PupilOutcome(
    PupilClass Class, PupilFlags Flags, int Match, double? Probability, string Reason, int QuotedRow = -1);

/// <summary>A pair that waits for a person.</summary>
/// <param name="Expected">The expected row.</param>
/// <param name="Registered">The registered row.</param>
/// <param name="Probability">That they are the same child; null where equal numbers contradict name and birth date.</param>
/// <param name="Digests">Digests of both, the decision still open.</param>
public sealed record WaitingPair(int Expected, int Registered, double? Probability, PairDecision Digests);

/// <summary>The whole reconciliation.</summary>
/// <param name="Expected">For each expected row its outcome.</param>
/// <param name="Registered">For each registered row its outcome; a row that an expected one holds has the class Present.</param>
/// <param name="Decided">What persons have decided, kept.</param>
/// <param name="Open">The pairs that wait for a person, in the order of their digests.</param>
public sealed record ReconcileOutcome(
    PupilOutcome[] Expected, PupilOutcome[] Registered, IReadOnlyList<PairDecision> Decided, IReadOnlyList<WaitingPair> Open)
{
    /// <summary>How many registered rows say that the child came, or say nothing.</summary>
    public int Came => Registered.Count(row => row.Class != PupilClass.Missing);

    /// <summary>How many expected rows are in a class.</summary>
    public int Count(PupilClass one) => Expected.Count(row => row.Class == one);

    /// <summary>How many registered rows arrive in a class.</summary>
    public int CountArrivals(PupilClass one) => Registered.Count(row => row.Class == one);

    /// <summary>How many expected rows bear a flag.</summary>
    public int Count(PupilFlags flag) => Expected.Count(row => row.Flags.HasFlag(flag));
}
