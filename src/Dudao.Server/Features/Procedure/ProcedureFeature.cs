namespace Dudao.Server.Features.Procedure;

internal sealed class ProcedureFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ProcedureBook>();
        services.AddScoped<ProcedureService>();
        services.AddScoped<Imports.ITableImport, ListItemImport>();
        services.AddScoped<Imports.ITableImport, HolidayImport>();
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
