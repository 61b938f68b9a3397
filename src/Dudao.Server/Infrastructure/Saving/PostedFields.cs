using System.Globalization;
using Dudao.Core;

namespace Dudao.Server.Infrastructure.Saving;

/// <summary>
/// Fields that are saved as typed, sent by a page without script in one form: each beside the version that the page showed, so that nobody
/// overwrites what he has not seen. <see cref="VersionOf"/> names the hidden field of the version.
/// </summary>
public static class PostedFields
{
    public static string VersionOf(string field) => "version-" + field;

    /// <summary>What was sent of these fields, as the queue would send it.</summary>
    public static SaveRequest Read(IFormCollection form, IEnumerable<string> fields)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new SaveRequest([
            .. fields.Where(form.ContainsKey).Select(f => new SaveChange(
                f, form[f], int.TryParse(form[VersionOf(f)], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)),
        ]);
    }

    /// <summary>What was not taken, in words with the field's label.</summary>
    public static IReadOnlyList<Refusal> Refuse(SaveResponse response, Func<string, string> labelOf)
    {
        ArgumentNullException.ThrowIfNull(response);
        return
        [
            .. response.Results.Where(r => r.Outcome != SaveOutcome.Ok).Select(r => new Refusal(r is { Outcome: SaveOutcome.Conflict, Other: { } other }
                ? $"{labelOf(r.Id)}：{other.By}刚才也改了这一栏，写的是“{r.Value}”。要用您写的，请再保存一次。"
                : $"{labelOf(r.Id)}：{r.Message}", Field: r.Id)),
        ];
    }
}
