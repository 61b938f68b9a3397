using System.Diagnostics;
using System.Globalization;

namespace Dudao.Benchmarks.Office;

/// <summary>
/// Throughput of pages beside an endpoint that runs one plain query by key behind the same sign-in: in turns of a second, so that both meet
/// the same machine.
/// </summary>
internal static class PageRates
{
    private const int Connections = 8;
    private const int Turns = 10;

    public static async Task MeasureAsync(Uri address, IReadOnlyList<(string Name, string UserName, string Path)> pages, string plain)
    {
        foreach (var (name, userName, path) in pages)
        {
            using var colleague = await Colleague.SignInAsync(address, userName);
            var (own, bare) = (0, 0);
            await RunAsync(colleague, path);
            await RunAsync(colleague, plain);
            for (var turn = 0; turn < Turns; turn++)
            {
                own += await RunAsync(colleague, path);
                bare += await RunAsync(colleague, plain);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {own / (double)Turns:0} a second, plain query {bare / (double)Turns:0} a second, ratio {own / (double)bare:0.000}"));
        }
    }

    private static async Task<int> RunAsync(Colleague colleague, string path)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var count = 0;
            while (clock.ElapsedMilliseconds < 1000)
            {
                await colleague.GetAsync(path);
                count++;
            }

            return count;
        }));
        return counts.Sum();
    }
}
