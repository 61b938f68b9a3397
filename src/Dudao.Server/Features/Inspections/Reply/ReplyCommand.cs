using System.Globalization;
using Dudao.Core;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.Reply;

/// <summary>A button or small form of the reply's page.</summary>
public sealed class ReplyCommand
{
    /// <summary>Which: add, remove, remove-file, save, hand-in, propose, weigh.</summary>
    public string Do { get; set; } = "";

    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid Point { get; set; }

    public string? Words { get; set; }

    /// <summary>kept or changed.</summary>
    public string? How { get; set; }

    public string? Value { get; set; }

    public string? Day { get; set; }

    public string? OwnerName { get; set; }

    internal async Task<(bool IsDone, int Status, IReadOnlyList<Refusal> Refusals, string Notice)> PerformAsync(
        ReplyBook book, Weighing weighing, Guid subjectId, bool isEnteredFor, CancellationToken cancellation)
    {
        var form = new ActForm(Id) { Reason = Words?.Trim() ?? "" };
        switch (Do)
        {
            case "add":
                return Of(await book.AddPointAsync(subjectId, Id, cancellation), "已添加一条。");
            case "remove":
                return Of(await book.RemovePointAsync(subjectId, Point, cancellation), "已删去。");
            case "remove-file":
                return Of(await book.RemoveFileAsync(subjectId, Id, cancellation), "已移除。");
            case "propose":
                return Of(await weighing.ProposeAsync(subjectId, Point, form with { Reason = "" }, Words ?? "", cancellation), "已记下答复意见。");
            case "weigh" when How is "kept" or "changed":
                return Of(await weighing.WeighAsync(subjectId, Point, form, How == "changed", Value, cancellation), "已记下研究结果。");
            case "weigh":
                return (false, StatusCodes.Status400BadRequest, [new Refusal("请选择维持还是变更。", Field: "How")], "");
            case "hand-in":
                var handed = HandIn(isEnteredFor);
                return handed.Form is { } ready ? Of(await book.HandInAsync(subjectId, ready, cancellation), "已提出申辩。") : (false, StatusCodes.Status400BadRequest, [handed.Refusal!], "");
            default:
                return (false, StatusCodes.Status404NotFound, [], "");
        }
    }

    private (ActForm? Form, Refusal? Refusal) HandIn(bool isEnteredFor)
    {
        if (!isEnteredFor)
        {
            return (new ActForm(Id), null);
        }

        if (!DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, new Refusal("请填收到申辩书的日期，写成年-月-日，例如：2026-10-26。", Field: nameof(Day)));
        }

        return string.IsNullOrWhiteSpace(OwnerName)
            ? (null, new Refusal("代录时请写明申辩书由哪位负责人签名。", Field: nameof(OwnerName)))
            : (new ActForm(Id) { Day = day, For = Position.Head, OwnerName = OwnerName.Trim(), OwnerPost = "负责人" }, null);
    }

    private static (bool IsDone, int Status, IReadOnlyList<Refusal> Refusals, string Notice) Of<T>(Outcome<T> outcome, string notice) =>
        (outcome.Kind == OutcomeKind.Done, outcome.Kind.Status(), outcome.Refusals, notice);
}
