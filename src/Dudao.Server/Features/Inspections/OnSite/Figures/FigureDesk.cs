using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.OnSite.FieldRecords;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.OnSite.Figures;

/// <summary>A data leaf with every figure that was given for it. Its mark follows from the one that counts.</summary>
public sealed record FigureLine(Indicator Leaf, DataRule Rule)
{
    public LeafInput? Reported { get; init; }

    public FieldRecord? Verified { get; init; }

    public LeafInput? Decided { get; init; }

    public string DecidedReason { get; init; } = "";

    /// <summary>What counts, and from whom.</summary>
    public LeafFigure? Standing { get; init; }

    /// <summary>Nobody gave a figure and the leaf leaves it to an inspector.</summary>
    public bool IsGap => Standing is null && Rule.Missing == MissingFigure.Ask;

    public decimal? Mark => Standing is null ? null : Leaf.Rule.Value(Leaf.Points, Standing.Input)?.Round(4);
}

public sealed record FiguresView(SubjectPicture Picture, IReadOnlyList<FigureLine> Lines)
{
    public bool MayVerify => Picture.Judge(ActId.VerifyFigure).IsAllowed;

    public bool MayDecide => (Picture.At.Standing.Acting & Position.Member) != 0 && Picture.Subject.State is InspectionState.OnSite or InspectionState.Deliberation;
}

/// <summary>核实数据 and 确定缺报数据: figures are nobody's marks and are seen by team and office.</summary>
public sealed class FigureDesk(DudaoDbContext db, ActBook book, FieldRecordBook records, LeafFigures figures, SignedIn signedIn, OfficeClock clock)
{
    public async Task<Outcome<FiguresView>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        if (!picture.Sees.Has(Sees.Figures) || (picture.At.Standing.Acting & (Positions.Office | Positions.Team)) == 0 || picture.Plan is not { } plan)
        {
            return Failure.NotYours("数据核实由督导组办理，督导室和督导组可以查看。");
        }

        var standing = await figures.ReadAsync(plan, subjectId, cancellation);
        var self = await db.Set<SelfEntry>().Where(e => e.SubjectId == subjectId && e.Input != "").ToDictionaryAsync(e => e.LeafId, e => e.Input, cancellation);
        var settled = await db.Set<LeafSettlement>().AsNoTracking().Where(s => s.SubjectId == subjectId && s.AgreedInput != "").ToDictionaryAsync(s => s.LeafId, cancellation);
        var verified = (await db.Set<FieldRecord>().AsNoTracking()
            .Where(r => r.SubjectId == subjectId && r.Kind == FieldRecordKind.FigureVerified && r.RemovedAt == null && r.LeafId != "").OrderBy(r => r.At).ToListAsync(cancellation)).ToLookup(r => r.LeafId);
        return new FiguresView(picture,
        [
            .. plan.Leaves.Where(l => l.Rule is DataRule).Select(leaf => new FigureLine(leaf, (DataRule)leaf.Rule)
            {
                Reported = self.TryGetValue(leaf.Id, out var input) ? FrameworkJson.ReadInput(input) : null,
                Verified = verified[leaf.Id].LastOrDefault(),
                Decided = settled.TryGetValue(leaf.Id, out var decided) ? FrameworkJson.ReadInput(decided.AgreedInput) : null,
                DecidedReason = settled.GetValueOrDefault(leaf.Id)?.AgreedReason ?? "",
                Standing = standing.GetValueOrDefault(leaf.Id),
            }),
        ]);
    }

    /// <summary>Writes the figure that was found beside the reported one, as a field record of whose id the page made.</summary>
    public async Task<Outcome<Done>> VerifyAsync(Guid subjectId, Guid recordId, string leafId, string found, string nature, string note, Guid? ownerMemberId, CancellationToken cancellation)
    {
        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        if (opened.Value.Lines.FirstOrDefault(l => l.Leaf.Id == leafId) is not { } line)
        {
            return Failure.NotFound;
        }

        if (LeafReading.Of(line.Leaf, found) is not { Input: LeafInput.Figures { Of: [{ Value: { } value }] } })
        {
            return Failure.Invalid(LeafReading.Of(line.Leaf, found).Refusal?.Message ?? $"请填核实的{line.Rule.Figure}，如 98.5。", "Found");
        }

        var details = new Dictionary<string, string> { [LeafFigures.Found] = value.ToString("0.####", CultureInfo.InvariantCulture) };
        if (line.Reported is not null)
        {
            details["上报数"] = LeafReading.Show(line.Leaf, line.Reported);
        }

        if (nature.Length > 0)
        {
            details["差异性质"] = nature;
        }

        return await records.AddAsync(subjectId, recordId, new FieldRecordDraft(FieldRecordKind.FigureVerified, leafId, clock.Today, note.Trim(), details, ownerMemberId), cancellation);
    }

    /// <summary>Decides a missing figure: a value, or 不适用, with the reason.</summary>
    public Task<Outcome<ActRecord>> DecideAsync(Guid subjectId, string leafId, ActForm form, string typed, CancellationToken cancellation) => db.WriteAsync<ActRecord>(async () =>
    {
        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        if (opened.Value.Lines.FirstOrDefault(l => l.Leaf.Id == leafId) is not { } line)
        {
            return Failure.NotFound;
        }

        var reading = Reading(line.Leaf, typed);
        return await book.PerformAsync(subjectId, ActId.DecideFigure, form, $"确定缺报数据：{line.Leaf.ShortTitle}", async _ =>
        {
            if (!line.IsGap && line.Decided is null)
            {
                return Failure.Invalid("这项数据已有上报数或核实数，不用确定。", "Value");
            }

            if (reading.Input is null)
            {
                return Failure.Invalid(reading.Refusal?.Message ?? "请填数值，或填“不适用”。", "Value");
            }

            var row = await db.Set<LeafSettlement>().FindAsync([subjectId, leafId], cancellation);
            if (row is null)
            {
                db.Add(row = new LeafSettlement { SubjectId = subjectId, LeafId = leafId });
            }

            row.AgreedInput = FrameworkJson.Write(reading.Input);
            row.Agreed = line.Leaf.Rule.Value(line.Leaf.Points, reading.Input)?.Round(4);
            row.AgreedReason = form.Reason.Trim();
            row.SettledByName = signedIn.Actor.Name;
            row.Version++;
            return null;
        }, cancellation);
    }, cancellation);

    /// <summary>A figure or 不适用 as the leaf reads it; with 分 after it the inspector gives the mark itself.</summary>
    private static LeafReading Reading(Indicator leaf, string typed) =>
        typed.Trim().EndsWith('分') && Infrastructure.Saving.TypedNumber.TryRead(typed.Trim().TrimEnd('分'), out var mark, out _, 4) && mark is { } value
            ? leaf.Rule.Refuse(leaf.Points, new LeafInput.Mark(value)) is { } refused ? new LeafReading(null, refused) : new LeafReading(new LeafInput.Mark(value), null)
            : LeafReading.Of(leaf, typed);
}
