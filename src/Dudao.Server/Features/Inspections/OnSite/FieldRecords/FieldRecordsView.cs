using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.OnSite.FieldRecords;

/// <summary>The records of a subject as the team and the office see them.</summary>
public sealed record FieldRecordsView(
    SubjectPicture Picture, IReadOnlyList<FieldRecord> Records, IReadOnlyList<FieldRecord> Removed, IReadOnlyDictionary<Guid, int> Photos, Guid ActorPersonId)
{
    public bool MayAdd => Picture.Judge(ActId.RecordField).IsAllowed;

    /// <summary>Staff and the recorder say whose record it is.</summary>
    public bool AsksOwner => (Picture.At.Standing.Acting & Positions.Marking) == 0 && (Picture.At.Standing.Acting & Positions.Entering) != 0;

    public bool MayTouch(FieldRecord record) =>
        MayAdd && (record.PersonId == ActorPersonId || (Picture.At.Standing.Acting & Positions.Entering) != 0);

    /// <summary>What was done so far, in the order of 听 查 看 访 议: 听课 6 节, 访谈 12 人.</summary>
    public IReadOnlyList<(FieldRecordForm Form, int Count)> Counts =>
        [.. FieldRecordForm.All.Select(f => (f, Records.Where(r => r.Kind == f.Kind).Sum(r => r.Count))).Where(c => c.Item2 > 0)];

    /// <summary>The leaves that a record may belong to, the person's own first.</summary>
    public IEnumerable<IGrouping<string, Indicator>> Leaves
    {
        get
        {
            var mine = Picture.At.Member is { } member ? Picture.Parts?.PartOf(member.Id).Select(l => l.Id).ToHashSet() ?? [] : [];
            return (Picture.Plan?.Leaves ?? []).Where(l => l.Rule is not VetoRule).OrderBy(l => !mine.Contains(l.Id))
                .GroupBy(l => mine.Contains(l.Id) ? "我的指标" : "其他指标");
        }
    }

    /// <summary>Symposia, interviews and surveys in the sense of article 19.</summary>
    public int Hearings => Records.Count(r => r.IsHearing);

    public string LeafTitle(string leafId) => Picture.Plan?.Framework.Find(leafId)?.Title ?? "";

    public IReadOnlyList<FieldRecordRow> Rows =>
    [
        .. Records.Select(r =>
        {
            var form = FieldRecordForm.Of(r.Kind);
            return new FieldRecordRow
            {
                Id = r.Id,
                SubjectId = r.SubjectId,
                Day = r.Day,
                Kind = form.Name,
                Leaf = LeafTitle(r.LeafId),
                Person = r.PersonName,
                What = form.Summary(r.Details),
                Text = r.Text,
                Count = r.Count,
                Unit = form.Unit,
                Photos = Photos.GetValueOrDefault(r.Id),
                At = r.At,
            };
        }),
    ];
}
