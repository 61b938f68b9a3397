using Dudao.Core;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Enrolment.Rolls;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Enrolment;

/// <summary>Rolls in the real application on both databases.</summary>
public sealed class RollImportTests : IDisposable
{
    private const string Headings = "学校标识码,年级,学籍号,姓名,性别,出生日期,身份证件号,户籍地,监护人,监护人电话";
    private static readonly Term Autumn = new(2025, Season.Autumn);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dudao-roll-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [OnBothDatabases]
    public async Task A_roll_is_taken_in_whole_and_undone(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var imported = await ImportAsync(office, Write(Row(1), Row(2), Row(3)));
        Assert.Equal(3, imported.Imported);
        Assert.Contains(imported.Found.Findings, finding => finding is { Rule: "school-unknown", Count: 3 });
        var roll = await OneAsync(office);
        Assert.Equal(("2025-autumn", 3, 64, "roll.csv"), (roll!.Term, roll.Imported, roll.FileSha256.Length, roll.FileName));
        Assert.True(await IsKeptAsync(office, roll.Id));
        Assert.Equal("Roll.Import", await LastActAsync(office));

        Assert.Null(await UndoAsync(office, roll.Id));
        Assert.Null(await OneAsync(office));
        Assert.False(await IsKeptAsync(office, roll.Id));
        Assert.Equal("Roll.Undo", await LastActAsync(office));
        Assert.Contains("没有编号", (await UndoAsync(office, roll.Id))!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnBothDatabases]
    public async Task One_bad_row_refuses_all_or_goes_to_its_own_file(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var file = Write(Row(1), Row(2).Replace("9953000001", "12", StringComparison.Ordinal), Row(3) + ",多一格", ",,,,,,,,,4.53E+17");
        var refused = await ImportAsync(office, file);
        Assert.Null(refused.Roll);
        Assert.Equal((4, 3), (refused.Found.Rows, refused.Found.Refused));
        Assert.Null(await OneAsync(office));

        var bad = Path.Combine(_folder.FullName, "bad.csv");
        var taken = await ImportAsync(office, file, bad);
        Assert.Equal(1, taken.Imported);
        var lines = await File.ReadAllLinesAsync(bad, TestContext.Current.CancellationToken);
        Assert.Equal(4, lines.Length);
        Assert.Contains("学校标识码应是10位数字", lines[1], StringComparison.Ordinal);
        Assert.Contains(taken.Found.Findings, finding => finding is { Rule: "cells", Severity: "error", Rows: [4] });
    }

    [Theory]
    [OnBothDatabases]
    public async Task Protected_fields_lie_sealed_and_open_for_their_row_alone(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var imported = await ImportAsync(office, Write(Row(1), Row(2)));
        var id = imported.Roll!.Value;
        var place = office.Services.GetRequiredService<DataPlace>();
        var (first, second) = (await SealedAsync(office, id, 2), await SealedAsync(office, id, 3));
        if (place.IsSqlite)
        {
            var bytes = await File.ReadAllBytesAsync(SqliteRollFiles.PathOf(place, id), TestContext.Current.CancellationToken);
            var text = System.Text.Encoding.UTF8.GetString(bytes);
            Assert.Contains("学生1", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Id(1), text, StringComparison.Ordinal);
            Assert.DoesNotContain("12500000001", text, StringComparison.Ordinal);
            Assert.DoesNotContain("石桥村", text, StringComparison.Ordinal);
        }

        using var seal = new SealedFields(new RollKeys(place).SealKey(1, id), id);
        var fields = seal.Open(2, first);
        Assert.Equal(("G" + Id(1), Id(1), "12500000001", "白石镇石桥村"), (fields.StudentNumber, fields.IdNumber, fields.Telephone, fields.Residence));
        Assert.Equal(("5321**********0010"[..4], "白石镇****"), (fields.Masked().IdNumber[..4], fields.Masked().Residence));
        Assert.DoesNotContain(Id(1), fields.Masked().ToString(), StringComparison.Ordinal);
        Assert.Throws<System.Security.Cryptography.AuthenticationTagMismatchException>(() => seal.Open(2, second));
        first[20] ^= 1;
        Assert.Throws<System.Security.Cryptography.AuthenticationTagMismatchException>(() => seal.Open(2, first));
    }

    [Theory]
    [OnBothDatabases]
    public async Task The_same_child_twice_is_found(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var imported = await ImportAsync(office, Write(Row(1), Row(2), Row(1).Replace("9953000001", "9953000002", StringComparison.Ordinal)));
        Assert.Contains(imported.Found.Findings, finding => finding is { Rule: "second-entry", Count: 2, Rows: [2, 4] });
        var rehearsed = await RollService.RehearseAsync(new RollRequest(Write(Row(1), Row(2), Row(1)), Autumn, null), TestContext.Current.CancellationToken);
        Assert.Contains(rehearsed.Found.Findings, finding => finding is { Rule: "second-entry", Count: 2 });
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_cancelled_import_leaves_the_database_as_it_was(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        using var stop = new CancellationTokenSource();
        var request = new RollRequest(Write([.. Enumerable.Range(0, 60_000).Select(Row)]), Autumn, null)
        {
            Progress = (_, share) =>
            {
                if (share > 0.3)
                {
                    stop.Cancel();
                }
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => office.InScopeAsync(services => services.GetRequiredService<RollService>().ImportAsync(request, stop.Token)));
        Assert.Null(await OneAsync(office));
        var folder = SqliteRollFiles.Folder(office.Services.GetRequiredService<DataPlace>());
        Assert.True(!Directory.Exists(folder) || Directory.GetFiles(folder).Length == 0);
    }

    [Theory]
    [OnBothDatabases]
    public async Task Other_saves_do_not_wait_for_an_import(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var importing = Task.Run(() => ImportAsync(office, Write([.. Enumerable.Range(0, 150_000).Select(Row)])), TestContext.Current.CancellationToken);
        var waits = new List<TimeSpan>();
        while (!importing.IsCompleted)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await office.ArrangeAsync(new Features.Settings.Setting { OfficeId = Guid.NewGuid(), Key = "test", Value = "1" });
            waits.Add(watch.Elapsed);
        }

        Assert.Equal(150_000, (await importing).Imported);
        // The median tells of a lock that is held; single saves wait for a core on a busy machine.
        Assert.True(waits.Count > 5 && waits.Order().ElementAt(waits.Count / 2) < TimeSpan.FromMilliseconds(100), $"{waits.Count} saves, the median {waits.Order().ElementAt(waits.Count / 2)}");
    }

    [Fact]
    public async Task What_a_killed_import_left_is_removed_by_the_next_and_one_that_runs_is_not_touched()
    {
        await using var office = await TestOffice.StartAsync(Database.Sqlite);
        var place = office.Services.GetRequiredService<DataPlace>();
        var (dead, alive) = (Guid.NewGuid(), Guid.NewGuid());
        await using var held = SqliteRollFiles.Hold(place, alive);
        foreach (var roll in (Guid[])[dead, alive])
        {
            await File.WriteAllTextAsync(SqliteRollFiles.PathOf(place, roll) + ".part", "half", TestContext.Current.CancellationToken);
        }

        await File.WriteAllTextAsync(SqliteRollFiles.PathOf(place, dead), "renamed, not recorded", TestContext.Current.CancellationToken);
        var imported = await ImportAsync(office, Write(Row(1)));
        Assert.False(File.Exists(SqliteRollFiles.PathOf(place, dead)) || File.Exists(SqliteRollFiles.PathOf(place, dead) + ".part"));
        Assert.True(File.Exists(SqliteRollFiles.PathOf(place, alive) + ".part"));
        Assert.True(File.Exists(SqliteRollFiles.PathOf(place, imported.Roll!.Value)));
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(7, 64)]
    public void Keyed_values_are_equal_for_equal_numbers_and_only_for_them(int seed, int size)
    {
        using var keyed = new KeyedValues([.. Enumerable.Range(seed, 16).Select(i => (byte)i)]);
        var texts = Enumerable.Range(0, size).Select(i => System.Text.Encoding.ASCII.GetBytes(new string('9', i % 30) + i)).ToArray();
        var places = texts.Concat(texts).Select(text => keyed.Add(text)).ToArray();
        keyed.Make();
        Assert.Equal(size, places.Select(place => keyed[place]).Distinct().Count());
        Assert.Equal(0, keyed[keyed.Add([])]);
    }

    private static string Id(int i) => Core.Enrolment.Codes.IdNumber.Of(532126 + (i / 100_000), new DateOnly(2014, 9, 1).AddDays(i % 300), i / 300 % 1000).ToString();

    private static string Row(int i) => $"9953000001,五年级,G{Id(i)},学生{i},,{2014}-{Id(i)[10..12]}-{Id(i)[12..14]},{Id(i)},白石镇石桥村,家长{i},125{i:D8}".Replace("2014-", Id(i)[6..10] + "-", StringComparison.Ordinal);

    private string Write(params string[] rows)
    {
        var path = Path.Combine(_folder.FullName, "roll.csv");
        File.WriteAllText(path, Headings + "\n" + string.Join('\n', rows) + "\n");
        return path;
    }

    private static Task<RollImported> ImportAsync(TestOffice office, string path, string? bad = null) => office.InScopeAsync(services =>
        services.GetRequiredService<RollService>().ImportAsync(new RollRequest(path, Autumn, bad), TestContext.Current.CancellationToken));

    private static Task<Refusal?> UndoAsync(TestOffice office, Guid id) => office.InScopeAsync(services =>
        services.GetRequiredService<RollService>().UndoAsync(id, TestContext.Current.CancellationToken));

    private static Task<Roll?> OneAsync(TestOffice office) => office.InScopeAsync(services =>
        services.GetRequiredService<DudaoDbContext>().Set<Roll>().SingleOrDefaultAsync(TestContext.Current.CancellationToken));

    private static Task<string> LastActAsync(TestOffice office) => office.InScopeAsync(services =>
        services.GetRequiredService<DudaoDbContext>().Set<AuditEvent>().OrderByDescending(e => e.Sequence).Select(e => e.Act).FirstAsync(TestContext.Current.CancellationToken));

    private static Task<bool> IsKeptAsync(TestOffice office, Guid id) => office.InScopeAsync(async services =>
    {
        var place = services.GetRequiredService<DataPlace>();
        if (place.IsSqlite)
        {
            return File.Exists(SqliteRollFiles.PathOf(place, id));
        }

        var db = services.GetRequiredService<DudaoDbContext>();
        return await db.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_tables WHERE tablename = {0}", PostgresRollStore.TableOf(id))
            .SingleAsync(TestContext.Current.CancellationToken) == 1;
    });

    private static Task<byte[]> SealedAsync(TestOffice office, Guid id, int line) => office.InScopeAsync(async services =>
    {
        var place = services.GetRequiredService<DataPlace>();
        if (!place.IsSqlite)
        {
            var db = services.GetRequiredService<DudaoDbContext>();
            return await db.Database.SqlQueryRaw<byte[]>("SELECT sealed AS \"Value\" FROM roll_pupils WHERE roll = {0} AND line = {1}", id, line)
                .SingleAsync(TestContext.Current.CancellationToken);
        }

        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={SqliteRollFiles.PathOf(place, id)};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT sealed FROM pupils WHERE line = {line}";
        return (byte[])(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    });
}
