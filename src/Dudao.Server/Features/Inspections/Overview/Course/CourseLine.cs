namespace Dudao.Server.Features.Inspections.Overview.Course;

/// <summary>One thing that was done at a subject or a batch.</summary>
public sealed class CourseLine
{
    public Guid Id { get; init; }

    public long Sequence { get; init; }

    /// <summary>The day on which it was done.</summary>
    public DateOnly Day { get; init; }

    public DateTimeOffset EnteredAt { get; init; }

    /// <summary>Whose it was, with his post.</summary>
    public string Who { get; init; } = "";

    /// <summary>Who typed it, where that was another (代录).</summary>
    public string EnteredBy { get; init; } = "";

    public string Deed { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>It led to another state.</summary>
    public bool ChangesState { get; init; }

    /// <summary>It no longer stands.</summary>
    public bool IsUndone { get; init; }

    public IReadOnlyList<CourseScan> Scans { get; init; } = [];

    public string ScanNames => string.Join('、', Scans.Select(s => s.Name));
}

/// <summary>A signed page that was kept with an act.</summary>
public sealed record CourseScan(Guid Id, string Name);
