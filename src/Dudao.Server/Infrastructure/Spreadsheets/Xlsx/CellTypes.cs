namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>What a cell's value is.</summary>
internal enum CellType : byte
{
    Number,
    Shared,
    Text,
    Truth,
    Day,
}

/// <summary>The types by their words in the file (ISO/IEC 29500-1, ST_CellType).</summary>
internal static class CellTypes
{
    public static CellType Of(ReadOnlySpan<byte> word) => word switch
    {
        [(byte)'s'] => CellType.Shared,
        [(byte)'b'] => CellType.Truth,
        [(byte)'d'] => CellType.Day,
        [(byte)'e'] => CellType.Text,
        _ => word.SequenceEqual("str"u8) || word.SequenceEqual("inlineStr"u8) ? CellType.Text : CellType.Number,
    };
}
