namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

/// <summary>A column that an import knows: what it is called, what it means, what may stand in it.</summary>
public abstract class ImportColumn(string name)
{
    /// <summary>Its heading in the template and in messages.</summary>
    public string Name { get; } = name;

    /// <summary>Other headings under which offices have it.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Whether the column must be there and no cell of it blank.</summary>
    public bool Required { get; init; }

    /// <summary>What it means, for the template's second sheet.</summary>
    public string Meaning { get; init; } = "";

    public string Example { get; init; } = "";

    public double? Width { get; init; }

    public abstract string Expected { get; }

    public abstract IReadOnlyList<string> Allowed { get; }

    public abstract bool Text { get; }

    internal abstract object? Read(string cell, out string? problem);
}

/// <inheritdoc/>
public sealed class ImportColumn<T>(string name, CellKind<T> kind) : ImportColumn(name)
{
    public override string Expected => kind.Expected;

    public override IReadOnlyList<string> Allowed => kind.Allowed;

    public override bool Text => kind.Text;

    internal override object? Read(string cell, out string? problem)
    {
        var read = kind.Read(cell);
        problem = read.Problem;
        return read.Value;
    }
}
