using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Comparison;
using Dudao.Server.Data.Audit;

namespace Dudao.Server.Features.Frameworks;

/// <summary>What the record of acts says of a change of a draft: old and new of the nodes that changed, not the whole framework.</summary>
internal static class FrameworkDeed
{
    public static Deed Of(string act, string words, FrameworkVersionRecord row, Framework old, Framework now) => new(act, words)
    {
        RecordKind = nameof(FrameworkVersionRecord),
        RecordId = row.Id,
        OfficeId = row.OfficeId,
        Details = [.. Details(FrameworkDifference.Between(old, now))],
    };

    private static IEnumerable<RecordedChange> Details(FrameworkDifference difference)
    {
        foreach (var field in difference.Whole)
        {
            yield return new(nameof(Framework), "", field.Field, field.Old, field.New);
        }

        foreach (var change in difference.Changes)
        {
            var title = (change.New ?? change.Old)!.ShortTitle;
            if (change.Fields.Count == 0)
            {
                yield return new(nameof(Indicator), change.NodeId, title, change.Old?.Title, change.New is null ? null : change.Move.Length > 0 ? change.Move : change.New.Title);
            }

            foreach (var field in change.Fields)
            {
                yield return new(nameof(Indicator), change.NodeId, $"{title} {field.Field}", field.Old, field.New);
            }
        }
    }
}
