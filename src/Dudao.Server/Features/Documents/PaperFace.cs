using System.Linq.Expressions;

namespace Dudao.Server.Features.Documents;

/// <summary>A document without its text, which is long: what lists show and what decides who sees it.</summary>
public sealed record PaperFace
{
    private static readonly Func<DocumentRecord, PaperFace> Read = Reading().Compile();

    public Guid Id { get; init; }

    public Guid? InspectionId { get; init; }

    public Guid? SubjectId { get; init; }

    public string Kind { get; init; } = "";

    public string Title { get; init; } = "";

    public string State { get; init; } = "";

    public string Number { get; init; } = "";

    public Guid DraftedBy { get; init; }

    public string DraftedByName { get; init; } = "";

    public DateOnly DraftedOn { get; init; }

    public DateOnly? SignedOn { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? VoidedOn { get; init; }

    public Guid? FinalFileId { get; init; }

    public static PaperFace Of(DocumentRecord document) => Read(document);

    public static Expression<Func<DocumentRecord, PaperFace>> Reading() => document => new PaperFace
    {
        Id = document.Id,
        InspectionId = document.InspectionId,
        SubjectId = document.SubjectId,
        Kind = document.Kind,
        Title = document.Title,
        State = document.State,
        Number = document.Number,
        DraftedBy = document.DraftedBy,
        DraftedByName = document.DraftedByName,
        DraftedOn = document.DraftedOn,
        SignedOn = document.SignedOn,
        IssuedOn = document.IssuedOn,
        VoidedOn = document.VoidedOn,
        FinalFileId = document.FinalFileId,
    };
}
