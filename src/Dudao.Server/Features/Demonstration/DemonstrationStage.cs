using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Demonstration;

/// <summary>Where the script's acts are played: at a time, as a person. An act that is refused stops the play with its words.</summary>
internal sealed class DemonstrationStage(IServiceProvider services)
{
    private readonly OfficeClock _clock = services.GetRequiredService<OfficeClock>();
    private readonly Dictionary<string, DemonstrationPerson> _people = DemonstrationPeople.Build().ToDictionary(p => p.UserName);

    public DateTimeOffset Now => _clock.Now;

    public void At(DateOnly day, TimeOnly time) => _clock.HoldAt(OfficeClock.At(day, time));

    public Guid PersonOf(string userName) => _people[userName].Id;

    public string HeadOf(string school) => _people.Values.First(p => p.Posts.Any(x => x.At == school && x.Role == Data.People.Role.Head)).UserName;

    /// <summary>The head of a school by name, and what the post is called there.</summary>
    public (string Name, string Post) NameOfHead(string school)
    {
        var head = _people[HeadOf(school)];
        return (head.Name, head.Posts[0].Title);
    }

    /// <summary>Who holds this role at a school, in the order of user names.</summary>
    public IReadOnlyList<string> HoldersAt(string school, Data.People.Role role) => [.. _people.Values.Where(p => p.Posts.Any(x => x.At == school && x.Role == role)).Select(p => p.UserName).Order(StringComparer.Ordinal)];

    public async Task<T> AsAsync<T>(string userName, Func<IServiceProvider, Task<Outcome<T>>> act)
    {
        await using var scope = services.CreateAsyncScope();
        var known = await services.GetRequiredService<Actors>().FindAsync(DemonstrationId.Of("account/" + userName), CancellationToken.None);
        scope.ServiceProvider.GetRequiredService<SignedIn>().Become(known!.Actor, "演示");
        var outcome = await act(scope.ServiceProvider);
        return outcome.IsDone ? outcome.Value : throw new InvalidOperationException($"{userName}: {outcome.Message}");
    }

    public Task AsAsync(string userName, Func<IServiceProvider, Task<Done>> act) =>
        AsAsync<Tuple<Done>>(userName, async s => Tuple.Create(await act(s)));
}
