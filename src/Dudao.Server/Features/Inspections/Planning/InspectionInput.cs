using System.Globalization;
using Dudao.Core.Text;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>The fields of an inspection as typed.</summary>
public sealed class InspectionInput
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Kind { get; set; } = "Comprehensive";

    public string? Title { get; set; }

    public string? Year { get; set; }

    public string? Basis { get; set; }

    public Guid? ListItemId { get; set; }

    public Guid? FrameworkVersionId { get; set; }

    public string? SelfEvaluationFrom { get; set; }

    public string? SelfEvaluationTo { get; set; }

    public string? VisitFrom { get; set; }

    public string? VisitTo { get; set; }

    public bool IsTrial { get; set; }

    public InspectionForm Read() => new()
    {
        Kind = Kind,
        Title = Title ?? "",
        Year = int.TryParse(Plain.Code(Year ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0,
        Basis = Basis ?? "",
        ListItemId = ListItemId,
        FrameworkVersionId = FrameworkVersionId,
        SelfEvaluationFrom = Day(SelfEvaluationFrom),
        SelfEvaluationTo = Day(SelfEvaluationTo),
        VisitFrom = Day(VisitFrom),
        VisitTo = Day(VisitTo),
        IsTrial = IsTrial,
    };

    public static InspectionInput Of(Records.Inspection inspection) => new()
    {
        Kind = inspection.Kind,
        Title = inspection.Title,
        Year = inspection.Year.ToString(CultureInfo.InvariantCulture),
        Basis = inspection.Basis,
        ListItemId = inspection.ListItemId,
        FrameworkVersionId = inspection.FrameworkVersionId,
        SelfEvaluationFrom = Text(inspection.SelfEvaluationFrom),
        SelfEvaluationTo = Text(inspection.SelfEvaluationTo),
        VisitFrom = Text(inspection.VisitFrom),
        VisitTo = Text(inspection.VisitTo),
        IsTrial = inspection.IsTrial,
    };

    internal static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
