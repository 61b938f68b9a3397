using Dudao.Core.Documents;

namespace Dudao.Server.Features.Documents;

/// <summary>The addresses of documents, built here and nowhere else.</summary>
public static class DocumentLinks
{
    public const string List = "/documents";

    public const string Register = "/documents/register";

    public const string Deliveries = "/documents/deliveries";

    /// <summary>发文稿纸, to be printed.</summary>
    public static string Slip(Guid documentId) => $"/documents/{documentId}/slip";

    /// <summary>送达回证 of every recipient, or of one, to be printed.</summary>
    public static string ReceiptSlips(Guid documentId, Guid? deliveryId = null) => $"/documents/{documentId}/receipts" + (deliveryId is { } one ? $"?delivery={one}" : "");

    public static string VoidLine(Guid lineId) => $"/documents/register/{lineId}/void";

    /// <summary>The papers of a subject.</summary>
    public static string OfSubject(Guid subjectId) => $"/subjects/{subjectId}/papers";

    public static string Of(Guid documentId) => $"/documents/{documentId}";

    /// <summary>Where staff enters that a paper was signed on paper.</summary>
    public static string SignedOnPaper(Guid documentId) => $"/documents/{documentId}/signed-on-paper";

    public static string Word(Guid documentId) => $"/documents/{documentId}/file.docx";

    /// <summary>Where a paper is begun: of a batch, or of one subject.</summary>
    public static string New(DocumentKind kind, Guid inspectionId, Guid? subjectId = null) =>
        $"/documents/new?kind={kind}&inspection={inspectionId}" + (subjectId is { } subject ? $"&subject={subject}" : "");
}
