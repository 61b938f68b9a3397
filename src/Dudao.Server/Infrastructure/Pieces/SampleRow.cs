namespace Dudao.Server.Infrastructure.Pieces;

/// <summary>An invented inspection for the sheet of the list.</summary>
public sealed class SampleRow
{
    public Guid Id { get; init; }

    public required string Subject { get; init; }

    public required string Kind { get; init; }

    public required string State { get; init; }

    public required int Step { get; init; }

    public int Steps { get; init; } = 13;

    public required string Turn { get; init; }

    public bool IsOurs => Turn.StartsWith("督导室", StringComparison.Ordinal);

    public required DateOnly Due { get; init; }

    public required int DaysLeft { get; init; }

    public TimeOnly? Time { get; init; }

    public string? What { get; init; }

    public required string Number { get; init; }

    public required string Township { get; init; }

    public int Pupils { get; init; }

    public bool IsLate => DaysLeft < 0;
}
