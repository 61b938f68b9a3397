using Dudao.Core.Documents;

namespace Dudao.Server.Features.Documents;

/// <summary>The addresses of documents, built here and nowhere else.</summary>
public static class DocumentLinks
{
    public const string List = "/documents";

    public const string Register = "/documents/register";

    public static string Of(Guid documentId) => $"/documents/{documentId}";

    public static string Word(Guid documentId) => $"/documents/{documentId}/file.docx";

    /// <summary>Where a paper is begun: of a batch, or of one subject.</summary>
    public static string New(DocumentKind kind, Guid inspectionId, Guid? subjectId = null) =>
        $"/documents/new?kind={kind}&inspection={inspectionId}" + (subjectId is { } subject ? $"&subject={subject}" : "");
}
