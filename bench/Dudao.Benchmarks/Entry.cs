using BenchmarkDotNet.Running;

namespace Dudao.Benchmarks;

internal static class Entry
{
    private static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Entry).Assembly).Run(args);
}
