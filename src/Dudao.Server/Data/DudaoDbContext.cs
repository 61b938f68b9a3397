using System.Text.Json;
using Dudao.Core;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Dudao.Server.Data;

/// <summary>
/// The database, the same on SQLite and PostgreSQL. Features map their entities beside them and reach them by <c>Set</c>.
/// A change without its <see cref="Deed"/> cannot be saved.
/// </summary>
public abstract class DudaoDbContext(DbContextOptions options, AuditAuthor author, OfficeClock clock)
    : IdentityUserContext<Account, Guid>(options)
{
    private const string Savepoint = "appending";
    private readonly List<Deed> _deeds = [];

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<PostHolding> PostHoldings => Set<PostHolding>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    /// <summary>Says what the changes saved next are.</summary>
    public void Record(Deed deed) => _deeds.Add(deed);

    /// <summary>Lets go of everything that was read here, and of what was changed or recorded and is not saved.</summary>
    public void Forget()
    {
        ChangeTracker.Clear();
        _deeds.Clear();
    }

    /// <summary>
    /// Waits until this transaction is the only writer: for what must be numbered without a gap. On SQLite the transaction itself is.
    /// </summary>
    public abstract Task LockForNumberingAsync(CancellationToken cancellation);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saved asynchronously only, so that the record of acts is written with it.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        KeepPlain();
        var entries = ChangeTracker.Entries().Where(ChangeReader.IsRecorded).ToList();
        if (_deeds.Count == 0)
        {
            if (entries.Count > 0)
            {
                throw new InvalidOperationException($"A change of {entries[0].Metadata.ClrType.Name} without its deed cannot be saved.");
            }

            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        if (Database.CurrentTransaction is { } outer)
        {
            // What fails takes its line of the record and the head back with it, so that the caller may go on and commit the rest.
            await outer.CreateSavepointAsync(Savepoint, cancellationToken);
            try
            {
                return await AppendAndSaveAsync(entries, acceptAllChangesOnSuccess, cancellationToken);
            }
            catch
            {
                await outer.RollbackToSavepointAsync(Savepoint, cancellationToken);
                throw;
            }
        }

        using var turn = await EnterWritingAsync(cancellationToken);
        await using var own = await Database.BeginTransactionAsync(cancellationToken);
        var saved = await AppendAndSaveAsync(entries, acceptAllChangesOnSuccess, cancellationToken);
        await own.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>
    /// Begins a transaction as the only writer: for what is read, judged and changed together, so that nobody writes in between. Nothing
    /// is kept unless it is committed. What was read before is let go, since it may have been changed while this waited.
    /// </summary>
    /// <exception cref="InvalidOperationException">Something was changed before and is not saved.</exception>
    public async Task<Writing> BeginWritingAsync(CancellationToken cancellation)
    {
        if (_deeds.Count > 0 || ChangeTracker.HasChanges())
        {
            throw new InvalidOperationException("What was changed before the writing would be saved unjudged.");
        }

        ChangeTracker.Clear();
        var turn = await EnterWritingAsync(cancellation);
        try
        {
            var transaction = await Database.BeginTransactionAsync(cancellation);
            await LockForNumberingAsync(cancellation);
            return new Writing(turn, transaction);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    /// <summary>Keeps the connection open until the context is gone, where opening it anew for every query costs more than the query.</summary>
    public virtual Task HoldAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Waits for this program's turn to write, where the database has one writer at a time and would make it poll.</summary>
    protected abstract ValueTask<IDisposable?> EnterWritingAsync(CancellationToken cancellation);

    /// <summary>What is pasted may hold characters that no paper and not every database can: they go before it is kept.</summary>
    private void KeepPlain()
    {
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            foreach (var property in entry.Properties.Where(p => p.CurrentValue is string && (entry.State == EntityState.Added || p.IsModified)))
            {
                var text = (string)property.CurrentValue!;
                if (PlainText.Of(text) is var plain && !ReferenceEquals(plain, text) && plain != text)
                {
                    property.CurrentValue = plain;
                }
            }
        }
    }

    private async Task<int> AppendAndSaveAsync(List<EntityEntry> entries, bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        await LockForNumberingAsync(cancellationToken);
        await AppendAsync(entries, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(DudaoDbContext).Assembly);
    }

    private async Task AppendAsync(List<EntityEntry> entries, CancellationToken cancellation)
    {
        var head = await Set<AuditHead>().AsNoTracking().SingleAsync(cancellation);
        var (sequence, hash) = (head.Sequence, head.Hash);
        var read = entries.SelectMany(ChangeReader.Read).ToList();
        var holdsMarks = entries.Any(ChangeReader.HoldsMarks);
        foreach (var (index, deed) in _deeds.Index())
        {
            var appended = new AuditEvent
            {
                Sequence = ++sequence,
                At = clock.Now,
                AccountId = author.AccountId,
                PersonId = author.PersonId,
                PersonName = author.Name,
                Title = author.Title,
                Origin = author.Origin,
                Act = deed.Act,
                Text = deed.Text,
                ForWhom = deed.ForWhom,
                TrueDate = deed.TrueDate,
                RecordKind = deed.RecordKind,
                RecordId = deed.RecordId,
                OfficeId = deed.OfficeId,
                ChangesState = deed.ChangesState,
                HoldsMarks = holdsMarks,
                Changes = JsonSerializer.Serialize(index == 0 ? read.Concat(deed.Details) : deed.Details, Conventions.Json),
                PreviousHash = hash,
            };
            appended.Hash = hash = appended.ComputeHash();
            AuditEvents.Add(appended);
        }

        await Set<AuditHead>().ExecuteUpdateAsync(h => h.SetProperty(x => x.Sequence, sequence).SetProperty(x => x.Hash, hash), cancellation);
        _deeds.Clear();
    }
}

/// <summary>The embedded database.</summary>
public sealed class SqliteDudaoDbContext(DbContextOptions<SqliteDudaoDbContext> options, AuditAuthor author, OfficeClock clock)
    : DudaoDbContext(options, author, clock)
{
    private static readonly WritingTurns Turns = new();

    public override Task LockForNumberingAsync(CancellationToken cancellation) => Task.CompletedTask;

    public override Task HoldAsync(CancellationToken cancellation) => Database.OpenConnectionAsync(cancellation);

    protected override async ValueTask<IDisposable?> EnterWritingAsync(CancellationToken cancellation) =>
        await Turns.EnterAsync(Database.GetDbConnection().DataSource, cancellation);
}

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresDudaoDbContext(DbContextOptions<PostgresDudaoDbContext> options, AuditAuthor author, OfficeClock clock)
    : DudaoDbContext(options, author, clock)
{
    private const int Lock = 20260101;

    public override Task LockForNumberingAsync(CancellationToken cancellation) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", cancellation);

    protected override ValueTask<IDisposable?> EnterWritingAsync(CancellationToken cancellation) => default;
}
