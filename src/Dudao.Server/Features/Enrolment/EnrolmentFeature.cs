namespace Dudao.Server.Features.Enrolment;

/// <summary>控辍保学: rolls and what is done with them. Its pages come later; the commands call its services.</summary>
internal sealed class EnrolmentFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<Rolls.RollService>();

    public void MapEndpoints(WebApplication app)
    {
    }
}
