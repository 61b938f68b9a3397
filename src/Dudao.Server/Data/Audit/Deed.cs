namespace Dudao.Server.Data.Audit;

/// <summary>What is said of a change when it is saved. Old and new values are added from the change itself.</summary>
/// <param name="Act">The act's code, such as Inspection.Announce.</param>
/// <param name="Text">The deed in words, without the person: "签发通知 云政教督〔2026〕19号".</param>
public sealed record Deed(string Act, string Text)
{
    public string RecordKind { get; init; } = "";

    public Guid? RecordId { get; init; }

    public Guid? OfficeId { get; init; }

    public string ForWhom { get; init; } = "";

    public DateOnly? TrueDate { get; init; }

    public bool ChangesState { get; init; }

    /// <summary>Old and new of the parts of a value that is stored whole and marked <see cref="RecordedInPartsAttribute"/>.</summary>
    public IReadOnlyList<RecordedChange> Details { get; init; } = [];
}

/// <summary>Who writes in this scope: filled at sign-in, by a command, or by the demonstration's script.</summary>
public sealed class AuditAuthor
{
    public Guid? AccountId { get; set; }

    public Guid? PersonId { get; set; }

    public string Name { get; set; } = "";

    public string Title { get; set; } = "";

    public string Origin { get; set; } = "";
}

/// <summary>A property or entity whose values the record of acts names as changed without showing them.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class UnrecordedAttribute : Attribute;

/// <summary>A property stored whole whose changes the deed tells part by part (<see cref="Deed.Details"/>); the record leaves it out.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecordedInPartsAttribute : Attribute;

/// <summary>An entity whose values are marks, in the sense of table C of the acts.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HoldsMarksAttribute : Attribute;
