using System.Data.Common;
using System.Globalization;
using Dudao.Server.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dudao.Benchmarks.Office;

/// <summary>
/// Writes many rows of an entity with one prepared command, by the model's own columns and conversions, past the record of acts: a bench
/// needs ten years of rows in seconds, and nobody is asked who did them.
/// </summary>
internal static class BulkRows
{
    public static async Task WriteAsync<T>(DudaoDbContext db, IEnumerable<T> rows)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var properties = type.GetProperties().Where(p => p.GetColumnName(table) is not null && p.PropertyInfo is not null).ToArray();
        var names = string.Join(", ", properties.Select(p => $"\"{p.GetColumnName(table)}\""));
        var places = string.Join(", ", properties.Select((_, index) => "@p" + index.ToString(CultureInfo.InvariantCulture)));

        await db.Database.OpenConnectionAsync();
        await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({names}) VALUES ({places})";
        foreach (var row in rows)
        {
            Fill(command, properties, row);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        await db.Database.CloseConnectionAsync();
    }

    private static void Fill(DbCommand command, IProperty[] properties, object row)
    {
        command.Parameters.Clear();
        foreach (var (index, property) in properties.Index())
        {
            command.Parameters.Add(property.GetRelationalTypeMapping().CreateParameter(
                command, "@p" + index.ToString(CultureInfo.InvariantCulture), property.PropertyInfo!.GetValue(row), property.IsNullable));
        }
    }
}
