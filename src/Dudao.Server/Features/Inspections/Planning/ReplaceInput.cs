using Dudao.Core;
using Dudao.Server.Features.Inspections.Gate;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>The fields of 更换成员, as typed.</summary>
public sealed class ReplaceInput
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The successor's place in the team, made with the page so that a form sent twice adds him once.</summary>
    public Guid NewId { get; set; } = Guid.CreateVersion7();

    public string? Person { get; set; }

    public string? Reason { get; set; }

    public string? Day { get; set; }

    public string? DeclaredOn { get; set; }

    /// <summary>What the service takes, or what cannot be read.</summary>
    public (ActForm Act, ReplaceForm Form, Refusal? Refusal) Read(Guid memberId)
    {
        var (day, declared) = (InspectionInput.Day(Day), InspectionInput.Day(DeclaredOn));
        var refusal = !string.IsNullOrWhiteSpace(Day) && day is null ? new Refusal("日期应写成年-月-日，例如：2026-10-21。", Field: nameof(Day))
            : !string.IsNullOrWhiteSpace(DeclaredOn) && declared is null ? new Refusal("日期应写成年-月-日，例如：2026-10-21。", Field: nameof(DeclaredOn))
            : !string.IsNullOrWhiteSpace(Person) && !Guid.TryParse(Person, out _) ? new Refusal("请从列表中选择接替的人。", Field: nameof(Person))
            : null;
        return (new ActForm(Id) { Day = day, Reason = Reason?.Trim() ?? "" }, new ReplaceForm(memberId, Guid.TryParse(Person, out var person) ? person : null, declared), refusal);
    }
}
