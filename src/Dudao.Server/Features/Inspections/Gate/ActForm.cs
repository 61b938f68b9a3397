using Dudao.Core.Inspections;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>What a person says with an act, beside what it changes. Its id is made by the caller, so that one sent twice is done once.</summary>
public sealed record ActForm(Guid Id)
{
    public static ActForm New() => new(Guid.CreateVersion7());

    /// <summary>The act's true day; today where it is left out.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Whose act it is, where another enters it (代录).</summary>
    public Position? For { get; init; }

    public Guid? OwnerPersonId { get; init; }

    public string OwnerName { get; init; } = "";

    public string OwnerPost { get; init; } = "";

    public string Reason { get; init; } = "";

    public DateOnly? Until { get; init; }

    /// <summary>What else the act says, by its own form.</summary>
    public string Words { get; init; } = "";

    public bool IsOwn { get; init; } = true;

    public bool ReceiverNamed { get; init; }

    public bool DraftedByHimself { get; init; }

    public int OtherSigners { get; init; }

    public DeadlineId? Deadline { get; init; }
}
