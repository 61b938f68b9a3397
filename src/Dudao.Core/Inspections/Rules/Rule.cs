namespace Dudao.Core.Inspections;

/// <summary>A condition of an act, by its name: what it asks in words, and which law asks it.</summary>
/// <param name="Id">One of <see cref="RuleId"/>.</param>
/// <param name="Words">The rule as a sentence that can stand in a refusal.</param>
/// <param name="Article">Its source as an office cites it; empty for the office's own order of work.</param>
/// <param name="Key">What a page links to, where the missing thing is mended; one of <see cref="MissingKey"/>.</param>
public sealed record Rule(string Id, string Words, string Article, string Key)
{
    /// <summary>Does not stop the act: it goes on with a reason.</summary>
    public bool Warns { get; init; }

    /// <summary>The person himself may not, whatever is mended: refused as not his (403).</summary>
    public bool Forbids { get; init; }

    /// <summary>Asks for something that is typed with the act itself, so it is not missing before one tries.</summary>
    public bool OfAttempt { get; init; }

    /// <summary>What is missing in a few words, null where the rule holds.</summary>
    internal Func<Case, string?> Find { get; init; } = _ => null;
}

/// <summary>What a rule looks at.</summary>
/// <param name="Act">The act.</param>
/// <param name="Facts">What is so.</param>
/// <param name="Attempt">What is being tried; null where it is only asked whether the act is open.</param>
/// <param name="Acting">The positions of who asks; none where nobody asks.</param>
internal readonly record struct Case(Act Act, Facts Facts, Attempt? Attempt, Position Acting)
{
    /// <summary>The act's true day.</summary>
    public DateOnly Day => Attempt?.Day ?? Facts.Today;
}

/// <summary>Something that an act waits for.</summary>
/// <param name="Rule">Id of the rule that asks it.</param>
/// <param name="Key">What a page links to; one of <see cref="MissingKey"/>.</param>
/// <param name="Text">What is missing, in a few words with its number: 评分表未提交3份.</param>
/// <param name="Article">The rule's source; empty for none.</param>
public sealed record Missing(string Rule, string Key, string Text, string Article = "");

/// <summary>Something that does not stop an act but must be answered with a reason.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Text">What is unusual, and what the rule says.</param>
/// <param name="Article">The rule's source; empty for none.</param>
/// <param name="DirectorDecides">The director decides it, with a reason; else who acts gives the reason.</param>
public sealed record Warning(string Rule, string Text, string Article = "", bool DirectorDecides = false);

/// <summary>An act as it is tried: what the person says beside.</summary>
/// <param name="Day">The true day of the act.</param>
public sealed record Attempt(DateOnly Day)
{
    /// <summary>Whose act it is when it is entered for another (代录); null when it is his own.</summary>
    public Position? For { get; init; }

    /// <summary>The signed scan is attached.</summary>
    public bool HasScan { get; init; }

    /// <summary>The reason given; empty for none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The leaf, sheet, paper or signature in hand is the person's own.</summary>
    public bool IsOwn { get; init; } = true;

    /// <summary>Who received and his post are given, for a receipt.</summary>
    public bool ReceiverNamed { get; init; }

    /// <summary>The paper in hand was drafted by the person himself.</summary>
    public bool DraftedByHimself { get; init; }

    /// <summary>How many others may sign this paper.</summary>
    public int OtherSigners { get; init; }

    /// <summary>The days in hand, for an extension.</summary>
    public DeadlineId? Deadline { get; init; }

    /// <summary>Of a member to be added: what his ties to the subject mean.</summary>
    public Inspectors.RecusalFinding? Tie { get; init; }
}
