namespace Dudao.Server.Infrastructure.Files;

/// <summary>How large a file may be: 50 MB unless the settings say otherwise.</summary>
public sealed class UploadLimit(Func<CancellationToken, Task<long?>> setting)
{
    private const long Default = 50L * 1024 * 1024;

    public async Task<long> BytesAsync(CancellationToken cancellation) => await setting(cancellation) ?? Default;
}
