using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>The days of a subject, by the office's profile and its table of holidays.</summary>
public sealed class OfficeDays
{
    public Task<IReadOnlyList<SubjectDeadline>> OfAsync(Inspection inspection, InspectionKind kind, Facts facts, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SubjectDeadline>>([]);
}
