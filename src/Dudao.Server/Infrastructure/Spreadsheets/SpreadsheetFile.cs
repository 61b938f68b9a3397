using Dudao.Server.Infrastructure.Spreadsheets.Markup;
using Dudao.Server.Infrastructure.Spreadsheets.Text;
using Dudao.Server.Infrastructure.Spreadsheets.Xls;
using Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

namespace Dudao.Server.Infrastructure.Spreadsheets;

/// <summary>
/// A spreadsheet as offices send it: .xlsx, .xls, .csv in UTF-8, UTF-16 or GB18030, and web pages or XML that systems export as .xls. What it is, is told by its content, not its name.
/// Memory stays bounded whatever its size; every failure is a <see cref="SpreadsheetException"/> with a sentence for the sender.
/// Not for several threads at once.
/// </summary>
public sealed class SpreadsheetFile : IDisposable
{
    private readonly IDisposable? _workbook;
    private readonly Stream? _owned;

    private SpreadsheetFile(IReadOnlyList<Sheet> sheets, IDisposable? workbook, Stream? owned) =>
        (Sheets, _workbook, _owned) = (sheets, workbook, owned);

    /// <summary>The sheets that hold cells, in the order of the file; at least one. A text file is one sheet under the file's name.</summary>
    public IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>Opens a file of this machine and closes it when disposed; a file that is not there is refused with a sentence too.</summary>
    public static SpreadsheetFile Open(string path, SpreadsheetLimits? limits = null)
    {
        var stream = OpenPath(path);
        try
        {
            return Open(stream, Path.GetFileName(path), stream, limits ?? SpreadsheetLimits.Default);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens what lies in a seekable stream, which stays the caller's and must live as long as this.</summary>
    /// <param name="stream">A stream that can seek; it is read from its start.</param>
    /// <param name="fileName">The name it came under; a text file's sheet is named after it.</param>
    /// <param name="limits">How much is read before the file is refused.</param>
    public static SpreadsheetFile Open(Stream stream, string fileName, SpreadsheetLimits? limits = null) =>
        Open(stream, fileName, null, limits ?? SpreadsheetLimits.Default);

    private static FileStream OpenPath(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SpreadsheetException($"没有找到文件 {path}。请检查路径。", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpreadsheetException($"打不开文件 {path}。它可能正被别的程序打开，或没有读取的权限。", exception);
        }
    }

    private static SpreadsheetFile Open(Stream stream, string fileName, Stream? owned, SpreadsheetLimits limits)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("The stream must be seekable.", nameof(stream));
        }

        try
        {
            stream.Position = 0;
            var head = new byte[4096];
            var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (read == 0)
            {
                throw SpreadsheetException.Empty();
            }

            var kind = FileKinds.Recognise(head.AsSpan(0, read));
            stream.Position = 0;
            switch (kind)
            {
                case FileKind.Zip:
                    var xlsx = XlsxWorkbook.Open(stream, limits);
                    return new SpreadsheetFile(xlsx.Sheets, xlsx, owned);
                case FileKind.Compound or FileKind.OldXls:
                    var xls = XlsWorkbook.Open(stream, kind, limits);
                    return new SpreadsheetFile(xls.Sheets, xls, owned);
                case FileKind.XmlSpreadsheet:
                    return new SpreadsheetFile(XmlSpreadsheet.Open(stream, limits), null, owned);
                case FileKind.Html:
                    return new SpreadsheetFile([new HtmlSheet(stream, Path.GetFileNameWithoutExtension(fileName), limits)], null, owned);
                default:
                    return new SpreadsheetFile([new TextSheet(stream, Path.GetFileNameWithoutExtension(fileName), limits)], null, owned);
            }
        }
        catch (Exception exception) when (Damage.IsMeantBy(exception))
        {
            throw SpreadsheetException.Damaged(exception);
        }
    }

    public void Dispose()
    {
        _workbook?.Dispose();
        _owned?.Dispose();
    }
}
