using BenchmarkDotNet.Running;
using Dudao.Benchmarks.Office;

namespace Dudao.Benchmarks;

internal static class Entry
{
    private static async Task Main(string[] args)
    {
        if (args is ["office", .. var rest])
        {
            await OfficeBench.RunAsync(rest);
            return;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Entry).Assembly).Run(args);
    }
}
