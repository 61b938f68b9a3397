using System.Globalization;
using System.Text;
using Dudao.Server.Features.Enrolment.Rolls;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Tests.Spreadsheets;

namespace Dudao.Server.Tests.Enrolment;

/// <summary>
/// Spoilt rolls through the import's reader and checks: each ends with findings or a sentence, in 5 s. DUDAO_FUZZ_ROLLS says how many
/// (bench/fuzz-rolls.sh runs 5,000), DUDAO_FUZZ_SEED where they begin. A file that fails goes to the temporary folder; mended, it becomes a case.
/// </summary>
public sealed class RollFuzzTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dudao-fuzz-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Spoilt_rolls_are_checked_or_refused_with_a_sentence()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[][] corpus = [Csv(Encoding.UTF8), Csv(Encoding.GetEncoding("GB18030")), Csv(Encoding.Unicode), Workbook()];
        var (read, refused) = (0, 0);
        var first = Setting("DUDAO_FUZZ_SEED", 1);
        for (var seed = first; seed < first + Setting("DUDAO_FUZZ_ROLLS", 400); seed++)
        {
            var path = Path.Combine(_folder.FullName, $"{seed}.csv");
            await File.WriteAllBytesAsync(path, Mutation.Of(corpus[seed % corpus.Length], new Random(seed)), cancellation);
            try
            {
                var request = new RollRequest(path, new Term(2025, Season.Autumn), Path.Combine(_folder.FullName, "bad.csv"));
                var found = await Task.Run(() => RollService.RehearseAsync(request, cancellation), cancellation).WaitAsync(TimeSpan.FromSeconds(5), cancellation);
                Assert.InRange(found.Found.Refused, 0, found.Found.Rows + 1);
                read++;
            }
            catch (SpreadsheetException exception)
            {
                Assert.NotEmpty(exception.Message);
                refused++;
            }
            catch (Exception exception)
            {
                var kept = Path.Combine(Path.GetTempPath(), $"dudao-fuzz-roll-{seed}.csv");
                File.Copy(path, kept, overwrite: true);
                Assert.Fail($"seed {seed}, kept as {kept}: {exception}");
            }

            File.Delete(path);
        }

        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused");
    }

    private static byte[] Csv(Encoding encoding)
    {
        var text = new StringBuilder("清源县学籍,,,,,,\n学校标识码,年级,学籍号,姓名,性别,出生日期,身份证件号,户籍地,监护人,监护人电话\n");
        for (var i = 0; i < 40; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"9953000001,五年级,G53212620150312{i:D4},\"学生{i}\",男,2015-03-12,53212620150312{i:D4},白石镇石桥村,家长,125000000{i:D2}\n");
        }

        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    private static byte[] Workbook()
    {
        string[][] rows =
        [
            ["学校标识码", "年级", "学籍号", "姓名", "性别", "出生日期", "身份证件号"],
            .. Enumerable.Range(0, 30).Select(i => (string[])["9953000001", "五年级", $"G53212620150312{i:D4}", $"学生{i}", "男", "42075", "4.53E+17"]),
        ];
        var cells = string.Concat(rows.Index().Select(row => $"<row r=\"{row.Index + 1}\">"
            + string.Concat(row.Item.Index().Select(cell => $"<c r=\"{(char)('A' + cell.Index)}{row.Index + 1}\" t=\"inlineStr\"><is><t>{cell.Item}</t></is></c>")) + "</row>"));
        return Workbooks.Of(Workbooks.Sheet(cells)).ToArray();
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : usual;
}
