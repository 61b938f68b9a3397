namespace Dudao.Server.Features;

/// <summary>What a feature adds to the program: its services, and the endpoints that are no pages.</summary>
internal interface IFeature
{
    void AddServices(IServiceCollection services);

    void MapEndpoints(WebApplication app);
}

/// <summary>Every feature, a line each.</summary>
internal static class FeatureList
{
    private static readonly IFeature[] All =
    [
        new Infrastructure.Files.FilesFeature(),
        new Dashboard.DashboardFeature(),
        new Accounts.AccountsFeature(),
        new Organisations.OrganisationsFeature(),
        new Settings.SettingsFeature(),
        new FirstRun.FirstRunFeature(),
        new Imports.ImportsFeature(),
        new Audit.AuditFeature(),
        new Frameworks.FrameworksFeature(),
        new Documents.DocumentsFeature(),
        new Procedure.ProcedureFeature(),
        new Inspections.Gate.GateFeature(),
        new Inspections.Acts.ActsFeature(),
        new Inspections.Overview.OverviewFeature(),
        new Inspections.Planning.PlanningFeature(),
        new Inspections.SelfEvaluation.SelfEvaluationFeature(),
        new Inspections.OnSite.OnSiteFeature(),
        new Inspections.Deliberation.DeliberationFeature(),
        new Inspections.Feedback.FeedbackFeature(),
        new Inspections.Reply.ReplyFeature(),
        new Inspections.Meeting.MeetingFeature(),
        new Enrolment.EnrolmentFeature(),
    ];

    public static void AddFeatures(this IServiceCollection services)
    {
        foreach (var feature in All)
        {
            feature.AddServices(services);
        }
    }

    public static void MapFeatures(this WebApplication app)
    {
        foreach (var feature in All)
        {
            feature.MapEndpoints(app);
        }
    }
}
