using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Dudao.Server.Tests.Documents;

/// <summary>A page of a PDF as pixels, ten to a millimetre where nothing else is said; all measures in millimetres from the upper left corner.</summary>
internal sealed class PdfPage
{
    private const int Dpi = 254;
    private readonly byte[] pixels;
    private readonly double perMm;

    private PdfPage(byte[] pixels, int width, int height, double perMm) => (this.pixels, Width, Height, this.perMm) = (pixels, width, height, perMm);

    public int Width { get; }

    public int Height { get; }

    public static async Task<PdfPage> ReadAsync(string pdf, int page, CancellationToken stop, int dpi = Dpi)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var ppm = await Programs.RunAsync("pdftoppm", "poppler-utils", stop, null, "-r", dpi.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, pdf);
        var head = Encoding.ASCII.GetString(ppm, 0, Math.Min(40, ppm.Length)).Split('\n');
        var size = head[1].Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var offset = head[0].Length + head[1].Length + head[2].Length + 3;
        return new PdfPage(ppm[offset..], size[0], size[1], dpi / 25.4);
    }

    public static async Task<int> CountAsync(string pdf, CancellationToken stop)
    {
        var info = Encoding.UTF8.GetString(await Programs.RunAsync("pdfinfo", "poppler-utils", stop, null, pdf));
        return int.Parse(info.Split('\n').Single(l => l.StartsWith("Pages:", StringComparison.Ordinal))[6..], CultureInfo.InvariantCulture);
    }

    public static async Task<string> TextAsync(string pdf, int page, CancellationToken stop)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetString(await Programs.RunAsync("pdftotext", "poppler-utils", stop, null, "-layout", "-f", number, "-l", number, pdf, "-"));
    }

    /// <summary>The words of a page with the boxes of their characters, in millimetres from the upper left corner.</summary>
    public static async Task<IReadOnlyList<(string Text, double Left, double Top, double Right, double Bottom)>> WordsAsync(string pdf, int page, CancellationToken stop)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var html = XDocument.Parse(Encoding.UTF8.GetString(await Programs.RunAsync("pdftotext", "poppler-utils", stop, null, "-bbox", "-f", number, "-l", number, pdf, "-")));
        return [.. html.Descendants().Where(e => e.Name.LocalName == "word").Select(e => (e.Value, Mm(e, "xMin"), Mm(e, "yMin"), Mm(e, "xMax"), Mm(e, "yMax")))];
    }

    /// <summary>The box around the ink of a colour in a region; null if there is none.</summary>
    public (double Left, double Top, double Right, double Bottom)? Ink(Colour colour, double left = 0, double top = 0, double right = 400, double bottom = 400)
    {
        int x0 = int.MaxValue, y0 = int.MaxValue, x1 = -1, y1 = -1;
        for (var y = Pixel(top); y < Math.Min(Height, Pixel(bottom)); y++)
        {
            for (var x = Pixel(left); x < Math.Min(Width, Pixel(right)); x++)
            {
                if (Is(colour, x, y))
                {
                    (x0, y0, x1, y1) = (Math.Min(x0, x), Math.Min(y0, y), Math.Max(x1, x), Math.Max(y1, y));
                }
            }
        }

        return x1 < 0 ? null : (x0 / perMm, y0 / perMm, (x1 + 1) / perMm, (y1 + 1) / perMm);
    }

    /// <summary>The bands of rows that hold ink, from above.</summary>
    public IReadOnlyList<(double Top, double Bottom)> Bands(Colour colour, double left = 0, double top = 0, double right = 400, double bottom = 400)
    {
        var bands = new List<(double, double)>();
        var start = -1;
        for (var y = Pixel(top); y <= Math.Min(Height, Pixel(bottom)); y++)
        {
            var ink = y < Math.Min(Height, Pixel(bottom)) && Enumerable.Range(Pixel(left), Math.Min(Width, Pixel(right)) - Pixel(left)).Any(x => Is(colour, x, y));
            if (ink && start < 0)
            {
                start = y;
            }
            else if (!ink && start >= 0)
            {
                bands.Add((start / perMm, y / perMm));
                start = -1;
            }
        }

        return bands;
    }

    private static double Mm(XElement word, string side) => double.Parse(word.Attribute(side)!.Value, CultureInfo.InvariantCulture) / 72 * 25.4;

    private int Pixel(double mm) => (int)Math.Round(mm * perMm);

    private bool Is(Colour colour, int x, int y)
    {
        var at = ((y * Width) + x) * 3;
        var (r, g, b) = (pixels[at], pixels[at + 1], pixels[at + 2]);
        return colour == Colour.Red ? r > 150 && g < 110 && b < 110 : r < 150 && g < 150 && b < 150;
    }
}

internal enum Colour
{
    Black,
    Red,
}
