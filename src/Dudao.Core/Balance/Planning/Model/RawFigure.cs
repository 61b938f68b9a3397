using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Planning.Model;

/// <summary>A counted school's own figure of a column, as the reading of the county took it.</summary>
internal static class RawFigure
{
    /// <summary>The column of the table that holds it; null where the table has none.</summary>
    public static FigureValues? Column(SchoolTable table, int row, SchoolKind kind, Stage stage, string name, ResourceKind resource) =>
        resource == ResourceKind.Shared
            ? table.Find(name)
            : new ColumnChoice.Lookup(table, name).For(row, kind.HasSeveralStages(), stage);

    /// <summary>The figure; NaN where it is not given.</summary>
    public static double Of(SchoolTable table, int row, SchoolKind kind, Stage stage, string name, ResourceKind resource) =>
        Column(table, row, kind, stage, name, resource) is { } column ? column.Values[row] : double.NaN;
}
