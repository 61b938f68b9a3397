using System.Text.Json;
using Dudao.Core.Enrolment.Linkage;

namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>The fields file of <c>dudao link</c>: which columns block and which are compared, and how.</summary>
internal sealed record FieldsFile(IReadOnlyList<IReadOnlyList<(string Column, KeyPart Part)>> Blocking, IReadOnlyList<LinkColumn> Compare)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="ArgumentException">It is no such file; the message says what is wrong.</exception>
    public static FieldsFile Read(string path)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"读不出字段文件 {path}：{exception.Message}", exception);
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"字段文件 {path} 不是 JSON：第 {exception.LineNumber + 1} 行有误。", exception);
        }

        using (document)
        {
            return new FieldsFile(ReadBlocking(document.RootElement), ReadCompare(document.RootElement));
        }
    }

    private static List<IReadOnlyList<(string, KeyPart)>> ReadBlocking(JsonElement root)
    {
        var passes = new List<IReadOnlyList<(string, KeyPart)>>();
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException("字段文件应是一个对象，含 blocking 和 compare。");
        }

        foreach (var property in root.EnumerateObject())
        {
            if (property.Name is not ("blocking" or "compare"))
            {
                throw new ArgumentException($"字段文件里不认识“{property.Name}”，只能有 blocking 和 compare。");
            }
        }

        if (!root.TryGetProperty("blocking", out var blocking))
        {
            return passes;
        }

        foreach (var pass in Items(blocking, "blocking"))
        {
            passes.Add([.. Items(pass, "blocking 的每一组").Select(key => Key(Text(key, "blocking 里的列名")))]);
        }

        return passes;
    }

    private static (string, KeyPart) Key(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0 ? (text, KeyPart.Whole) : (text[..colon], text[(colon + 1)..] switch
        {
            "pinyin" => KeyPart.Pinyin,
            "swapped" => KeyPart.Swapped,
            "first" => KeyPart.First,
            _ => throw new ArgumentException($"分组键“{text}”的后缀只能是 pinyin、swapped 或 first。"),
        });
    }

    private static List<LinkColumn> ReadCompare(JsonElement root)
    {
        var columns = new List<LinkColumn>();
        foreach (var item in root.TryGetProperty("compare", out var compare) ? Items(compare, "compare") : default)
        {
            var name = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("column", out var column) ? Text(column, "column") : null;
            if (string.IsNullOrEmpty(name))
            {
                throw new ArgumentException("compare 的每一项要写 column。");
            }

            var how = item.TryGetProperty("how", out var word) ? Text(word, $"列“{name}”的 how") switch
            {
                "exact" => CompareHow.Exact,
                "text" => CompareHow.Text,
                "name" => CompareHow.Name,
                "date" => CompareHow.Date,
                "id" => CompareHow.Id,
                "number" => CompareHow.Number,
                _ => throw new ArgumentException($"列“{name}”的 how 只能是 exact、text、name、date、id、number。"),
            } : ColumnNames.Guess(name).How!.Value;
            if (columns.Any(one => one.Name == name))
            {
                throw new ArgumentException($"列“{name}”在 compare 里写了两次：同一份证据不能算两遍。");
            }

            columns.Add(new LinkColumn(name, how, ColumnNames.Kin(name, how)));
        }

        return columns;
    }

    private static string Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.String
        ? element.GetString()!
        : throw new ArgumentException($"字段文件里的 {name} 应是带引号的文字，不是 {element.GetRawText()}。");

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray()
        : throw new ArgumentException($"字段文件里的 {name} 应是数组。");
}
