using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Infrastructure.Files;

/// <summary>
/// Says who may read and who may add or remove the files of one kind of record. Each feature that keeps files registers one; a file whose
/// kind nobody answers for is not found by anybody.
/// </summary>
/// <param name="RecordKind">As in <see cref="FileLink.RecordKind"/>.</param>
/// <param name="MayRead">Judges a link, for the actor of the scope that the services come from.</param>
/// <param name="MayWrite">The same for adding, removing and restoring.</param>
public sealed record FileOwner(
    string RecordKind,
    Func<IServiceProvider, FilePlace, CancellationToken, Task<Outcome<Done>>> MayRead,
    Func<IServiceProvider, FilePlace, CancellationToken, Task<Outcome<Done>>> MayWrite);

/// <summary>Where a file hangs: at which record, in which slot of it.</summary>
public sealed record FilePlace(string RecordKind, Guid RecordId, string Slot);
