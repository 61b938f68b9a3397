using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Benchmarks.Office;

/// <summary>Fifty inspectors at work: each saves a mark every 2 s, opens a page every 10 s, uploads 2 MB a minute; the generator on the same cores.</summary>
internal sealed class PeopleAtWork(Uri address, TimeSpan length)
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PageEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UploadEvery = TimeSpan.FromSeconds(30);
    private readonly ConcurrentBag<double> _pages = [];
    private readonly ConcurrentBag<double> _saves = [];
    private readonly ConcurrentBag<double> _uploads = [];
    private readonly ConcurrentBag<string> _errors = [];

    public async Task MeasureAsync()
    {
        var colleagues = new List<(int Team, int Member, Colleague Colleague)>();
        for (var team = 0; team < Week.Teams; team++)
        {
            for (var member = 0; member < Week.TeamSize; member++)
            {
                colleagues.Add((team, member, await Colleague.SignInAsync(address, Week.UserName(team, member))));
            }
        }

        using var end = new CancellationTokenSource(length);
        await Task.WhenAll(colleagues.SelectMany((c, index) => new[]
        {
            EveryAsync(SaveEvery, index, Saving(c.Colleague, c.Team, c.Member), _saves, end.Token),
            EveryAsync(PageEvery, index, Opening(c.Colleague, c.Team), _pages, end.Token),
            EveryAsync(UploadEvery, index, Uploading(c.Colleague, c.Team), _uploads, end.Token),
        }));
        colleagues.ForEach(c => c.Colleague.Dispose());
        Print("a page", _pages);
        Print("a saved mark", _saves);
        Print("an upload of 1 MB", _uploads);
        Console.WriteLine($"errors: {_errors.Count}{(_errors.IsEmpty ? "" : " " + string.Join(" | ", _errors.Distinct().Take(3)))}");
    }

    private static Func<Task> Saving(Colleague colleague, int team, int member)
    {
        var leaves = Week.LeavesOf(member);
        var versions = new int[leaves.Count];
        var next = 0;
        return async () =>
        {
            var at = next++ % leaves.Count;
            var choices = Typed.Choices(leaves[at]);
            var answer = await colleague.SaveAsync($"/subjects/{Week.OnSite(team)}/marks/save", new SaveChange("m-" + leaves[at].Id, choices[next / leaves.Count % choices.Count], versions[at]));
            var result = answer.Results[0];
            versions[at] = result.Outcome == SaveOutcome.Ok ? result.Version : throw new InvalidOperationException($"{leaves[at].Id}: {result.Outcome} {result.Message}");
        };
    }

    private static Func<Task> Opening(Colleague colleague, int team)
    {
        string[] pages = ["/", $"/subjects/{Week.OnSite(team)}", $"/subjects/{Week.OnSite(team)}/marks", "/inspections"];
        var next = 0;
        return () => colleague.GetAsync(pages[next++ % pages.Length]);
    }

    /// <summary>A picture of one megabyte twice a minute.</summary>
    private static Func<Task> Uploading(Colleague colleague, int team) => () =>
    {
        var bytes = RandomNumberGenerator.GetBytes(1024 * 1024);
        new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00 }.CopyTo(bytes, 0);
        return colleague.UploadAsync($"/files/{Guid.CreateVersion7()}?kind=Act&record={Guid.CreateVersion7()}&slot={Week.OnSite(team)}&name=photo.jpg", bytes);
    };

    /// <summary>Acts at a steady beat, each person at his own moment of it; late answers do not slow the beat of others.</summary>
    private async Task EveryAsync(TimeSpan beat, int index, Func<Task> act, ConcurrentBag<double> times, CancellationToken end)
    {
        try
        {
            await Task.Delay(beat * (index / (double)(Week.Teams * Week.TeamSize)), end);
            using var timer = new PeriodicTimer(beat);
            while (await timer.WaitForNextTickAsync(end))
            {
                var clock = Stopwatch.StartNew();
                try
                {
                    await act();
                }
                catch (Exception fault) when (fault is HttpRequestException or InvalidOperationException)
                {
                    _errors.Add(fault.Message);
                }

                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private static void Print(string what, ConcurrentBag<double> times)
    {
        var sorted = times.Order().ToArray();
        double At(double share) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {sorted.Length} times, median {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, longest {At(1):0.0} ms"));
    }
}
