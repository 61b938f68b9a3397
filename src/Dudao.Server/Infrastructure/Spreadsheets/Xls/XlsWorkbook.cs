using System.Text;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xls;

/// <summary>A workbook of Excel 95 to 2003 ([MS-XLS]): sheets, shared texts, formats and calendar. Older ones are refused with what to do.</summary>
internal sealed class XlsWorkbook : IDisposable
{
    private const ushort Excel97 = 0x0600;
    private const ushort Excel95 = 0x0500;
    private readonly Dictionary<int, NumberFormat> _custom = [];
    private readonly List<int> _styles = [];
    private readonly List<Sheet> _sheets = [];

    private XlsWorkbook(Stream stream, SpreadsheetLimits limits)
    {
        (Stream, Limits, Texts) = (stream, limits, new SharedTexts(limits.TextsInMemory));
        var records = new BiffRecords(stream, 0);
        if (!records.Next() || records.Kind != BiffKind.Begin)
        {
            throw SpreadsheetException.Damaged();
        }

        Unicode = records.U16(0) == Excel97;
        if (!Unicode && records.U16(0) != Excel95)
        {
            throw TooOld();
        }

        while (records.Kind != BiffKind.End)
        {
            ReadGlobal(records.Next() ? records : throw SpreadsheetException.Damaged());
        }

        Texts.Complete();
        Formats = [.. _styles.Select(id => _custom.TryGetValue(id, out var format) ? format : NumberFormats.BuiltIn(id))];
        if (_sheets.Count == 0)
        {
            throw SpreadsheetException.Damaged();
        }
    }

    public Stream Stream { get; }

    public SpreadsheetLimits Limits { get; }

    /// <summary>Whether texts are Unicode (Excel 97 and later) or bytes of a code page (Excel 95).</summary>
    public bool Unicode { get; }

    public Encoding Encoding { get; private set; } = TextEncoding.Gb18030;

    public SharedTexts Texts { get; }

    public NumberFormat[] Formats { get; }

    public bool From1904 { get; private set; }

    public IReadOnlyList<Sheet> Sheets => _sheets;

    public static XlsWorkbook Open(Stream stream, FileKind kind, SpreadsheetLimits limits) =>
        kind == FileKind.Compound ? new XlsWorkbook(CompoundFile.OpenWorkbook(stream), limits) : throw TooOld();

    public void Dispose() => Texts.Dispose();

    private static SpreadsheetException TooOld() => new("这是很旧的 Excel 格式（Excel 4.0 或更早）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。");

    private void ReadGlobal(BiffRecords records)
    {
        switch (records.Kind)
        {
            case BiffKind.Password:
                throw SpreadsheetException.Protected();
            case BiffKind.Calendar:
                From1904 = records.U16(0) == 1;
                break;
            case BiffKind.CodePage when !Unicode:
                Encoding = CodePage(records.U16(0));
                break;
            case BiffKind.Style:
                _styles.Add(records.U16(2));
                break;
            case BiffKind.Format:
                _custom[records.U16(0)] = NumberFormats.Of(Text(records, 2, shortCount: !Unicode));
                break;
            case BiffKind.Sheet when records.Data[5] == 0 && _sheets.Count < Limits.Sheets:
                _sheets.Add(new XlsSheet(this, Text(records, 6, shortCount: true), (records.Data[4] & 3) != 0, records.U32(0)));
                break;
            case BiffKind.Texts:
                ReadTexts(records);
                break;
            default:
                break;
        }
    }

    private void ReadTexts(BiffRecords records)
    {
        var text = new BiffText(records);
        var count = records.U32(4);
        text.Start(8);
        for (uint i = 0; i < count; i++)
        {
            text.ReadUnicode();
            Texts.Add(text.Chars);
        }
    }

    private string Text(BiffRecords records, int at, bool shortCount)
    {
        var count = shortCount ? records.Data[at] : records.U16(at);
        at += shortCount ? 1 : 2;
        if (!Unicode)
        {
            return Encoding.GetString(records.Data.Slice(at, count));
        }

        var text = new BiffText(records);
        text.Start(at + 1);
        text.ReadLetters(count, (records.Data[at] & 1) != 0);
        return text.Chars.ToString();
    }

    private static Encoding CodePage(int number)
    {
        try
        {
            return number is 936 or 1252 or 0x8001 ? TextEncoding.Gb18030 : Encoding.GetEncoding(number);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return TextEncoding.Gb18030;
        }
    }
}
