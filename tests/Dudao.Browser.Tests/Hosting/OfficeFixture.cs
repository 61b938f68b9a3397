namespace Dudao.Browser.Tests.Hosting;

/// <summary>An empty office for the tests of one class that leave it as it was.</summary>
public sealed class OfficeFixture : IAsyncLifetime
{
    public ServedOffice Office { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Office = await ServedOffice.StartAsync(cancellation: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await Office.DisposeAsync();
}

/// <summary>The demonstration's county for the tests of one class.</summary>
public sealed class DemonstrationFixture : IAsyncLifetime
{
    public ServedOffice Office { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Office = await ServedOffice.StartAsync(demonstration: true, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await Office.DisposeAsync();
}
