using Dudao.Core.Inspections;
using Dudao.Core.Procedure;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Infrastructure.Clock;

namespace Dudao.Server.Features.Documents;

/// <summary>公文签收核查: by when a paper that was sent is to be received, by the profile of its inspection and its office's working days.</summary>
public sealed class ReceiptCheck(ProcedureBook procedure, OfficeClock clock)
{
    private readonly Dictionary<(Guid Office, Guid? Frozen), ProcedureProfile> _profiles = [];
    private readonly Dictionary<Guid, WorkingDayTable> _days = [];

    /// <summary>The day; null where the profile sets none.</summary>
    public async Task<DateOnly?> DueAsync(Inspection inspection, DateOnly sent, CancellationToken cancellation)
    {
        var (office, frozen) = (inspection.OfficeId, inspection.ProfileId);
        if (!_profiles.TryGetValue((office, frozen), out var profile))
        {
            _profiles[(office, frozen)] = profile = await procedure.ProfileAsync(office, frozen, clock.Today, cancellation);
        }

        if (profile.Find(ValueId.ReceiptCheck, InspectionKinds.Of(inspection.Kind).Sort) is not { Amount: { } amount } value)
        {
            return null;
        }

        if (!_days.TryGetValue(office, out var table))
        {
            _days[office] = table = await procedure.DaysAsync(office, cancellation);
        }

        return DeadlineCount.Of(sent, "送出", amount, value.Unit, value.Source, table).Due;
    }
}
