namespace Dudao.Server.Infrastructure.Spreadsheets;

/// <summary>A file that cannot be read as a spreadsheet. The message is for the person who sent it: what is wrong and what to do, in Chinese.</summary>
public sealed class SpreadsheetException : Exception
{
    public SpreadsheetException(string message)
        : base(message)
    {
    }

    public SpreadsheetException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    internal static SpreadsheetException Empty() => new("文件是空的，没有任何内容。请检查后重新选择文件。");

    internal static SpreadsheetException Damaged(Exception? inner = null) =>
        new("文件已损坏或不完整，无法读取。请用 Excel 或 WPS 打开它，另存为 .xlsx 后再上传；打不开的，请重新导出或重新下载。", inner);

    internal static SpreadsheetException Protected() =>
        new("文件设置了打开密码，无法读取。请用 Excel 或 WPS 打开，取消密码后另存再上传。");

    internal static SpreadsheetException WrongKind(string what) =>
        new($"这是{what}，不是表格文件。请另存为 .xlsx、.xls 或 .csv 后再上传。");

    internal static SpreadsheetException TooLarge(string what) =>
        new($"文件过大：{what}。请删去多余的内容，或分成几个文件后再上传。");
}
