using Dudao.Core.Documents;
using Dudao.Server.Data;

namespace Dudao.Server.Features.Documents;

/// <summary>The notices by which inspections were announced.</summary>
internal static class NoticesInForce
{
    /// <summary>Those that bear a number and were not voided, the one signed last first.</summary>
    public static IQueryable<DocumentRecord> NoticesSigned(this DudaoDbContext db) => db.Set<DocumentRecord>()
        .Where(d => d.Kind == nameof(DocumentKind.Notice) && d.SubjectId == null && d.VoidedOn == null && d.Number != "")
        .OrderByDescending(d => d.SignedOn).ThenByDescending(d => d.Id);
}
