using System.Diagnostics;
using System.Text;
using BenchmarkDotNet.Attributes;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Text;
using Dudao.Server.Infrastructure.Spreadsheets.Writing;
using ExcelDataReader;
using Sylvan.Data.Csv;

namespace Dudao.Benchmarks;

/// <summary>Reading and writing 20 columns of Chinese text beside the peers; LibreOffice makes the workbooks.</summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class SpreadsheetReading
{
    private const int Rows = 200_000;
    private const int RowsOfXls = 60_000;

    // Kept between runs: LibreOffice takes longer than everything that is measured.
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "dudao-bench-spreadsheets")).FullName;
    private string _csv = "";
    private string _xlsx = "";
    private string _xls = "";

    [GlobalSetup]
    public void Setup()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _csv = Write("roll.csv", Rows);
        _xlsx = Convert(_csv, "xlsx");
        _xls = Convert(Write("small.csv", RowsOfXls), "xls");
    }

    [Benchmark]
    public long Xlsx() => Read(_xlsx);

    [Benchmark]
    public long XlsxByExcelDataReader() => ReadByLibrary(_xlsx);

    [Benchmark]
    public long Xls() => Read(_xls);

    [Benchmark]
    public long XlsByExcelDataReader() => ReadByLibrary(_xls);

    [Benchmark]
    public long Csv()
    {
        using var stream = File.OpenRead(_csv);
        var format = CsvFormat.Detect(stream);
        using var chunks = new CsvChunks(stream, format);
        var (records, read) = (new CsvRecords((byte)format.Separator), 0L);
        while (chunks.Next() is { } chunk)
        {
            records.Take(chunk);
            while (records.Read())
            {
                for (var column = 0; column < records.Count; column++)
                {
                    read += records[column].Length;
                }
            }

            chunk.Return();
        }

        return read;
    }

    [Benchmark]
    public long CsvBySylvan()
    {
        using var reader = CsvDataReader.Create(_csv, new CsvDataReaderOptions { HasHeaders = false, BufferSize = 1 << 16 });
        var read = 0L;
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                read += reader.GetFieldSpan(column).Length;
            }
        }

        return read;
    }

    [Benchmark]
    public long WriteXlsx()
    {
        using var target = File.Create(Path.Combine(_folder, "out.xlsx"));
        using (var writer = new XlsxWriter(target))
        {
            var sheet = writer.Add("名册", new XlsxLayout { Columns = [.. Enumerable.Range(1, 20).Select(i => new XlsxColumn($"第{i}列"))] });
            var cells = new XlsxCell[20];
            for (var row = 0; row < Rows; row++)
            {
                for (var column = 0; column < cells.Length; column++)
                {
                    cells[column] = column % 4 == 0 ? row : "云屏县第二小学";
                }

                sheet.Row(cells);
            }
        }

        return target.Length;
    }

    private static long Read(string path)
    {
        using var file = SpreadsheetFile.Open(path);
        return file.Sheets[0].Rows().Sum(row => row.Cells.Sum(cell => (long)cell.Length));
    }

    private static long ReadByLibrary(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var read = 0L;
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                read += reader.GetValue(column)?.ToString()?.Length ?? 0;
            }
        }

        return read;
    }

    private string Write(string name, int rows)
    {
        var path = Path.Combine(_folder, name);
        if (File.Exists(path))
        {
            return path;
        }

        var random = new Random(5);
        using var text = new StreamWriter(path, false, new UTF8Encoding(false));
        for (var row = 0; row < rows; row++)
        {
            var number = $"530102{random.Next(2008, 2020)}{random.Next(1, 13):00}{random.Next(1, 29):00}{random.Next(10_000):0000}";
            text.Write($"21530{row % 400:00000},云屏县第{row % 400}小学,{row % 9 + 1}年级,{row % 6 + 1}班,G{number},");
            text.Write($"{(char)('一' + random.Next(3000))}{(char)('一' + random.Next(3000))},男,2015-03-12,居民身份证,{number},汉族,");
            text.Write($"云南省云屏县柳溪镇石桥村{random.Next(300)}号,云屏县白石乡{random.Next(30)}组,监护人{random.Next(9999)},139{random.Next(100_000_000):00000000},");
            text.Write("是,否,否,,走读\n");
        }

        return path;
    }

    private static string Convert(string path, string kind)
    {
        var folder = Path.GetDirectoryName(path)!;
        var made = Path.ChangeExtension(path, kind);
        if (File.Exists(made))
        {
            return made;
        }

        var columns = string.Join('/', Enumerable.Range(1, 20).Select(column => column + "/2"));
        using var office = Process.Start("soffice",
            [$"-env:UserInstallation=file://{folder}/office", "--headless", $"--infilter=CSV:44,34,76,1,{columns}", "--convert-to", kind, "--outdir", folder, path]);
        office.WaitForExit();
        return made;
    }
}
