using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Dudao.Core.Organisations;

/// <summary>学校标识码: the ten digits by which every school of the country is known.</summary>
public readonly record struct SchoolCode
{
    private readonly string? digits;

    private SchoolCode(string digits) => this.digits = digits;

    /// <summary>The ten digits; empty for <c>default</c>.</summary>
    public string Digits => digits ?? "";

    /// <summary>Reads a code as people type it: full-width digits and spaces are put right.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="code">The code.</param>
    /// <param name="refusal">What is wrong and what is expected; null when it was read.</param>
    public static bool TryParse(string? text, out SchoolCode code, [NotNullWhen(false)] out Refusal? refusal)
    {
        var plain = string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
        refusal = plain.Length == 10 && plain.All(char.IsAsciiDigit) ? null
            : plain.Contains('E', StringComparison.OrdinalIgnoreCase) && plain.Any(char.IsAsciiDigit)
                ? new Refusal($"“{text}”是被表格软件改成科学计数的数，请把该列设为文本，重新填写10位数字。", Field: "学校标识码")
            : new Refusal($"“{text}”不是学校标识码，应当为10位数字。", Field: "学校标识码");
        code = refusal is null ? new SchoolCode(plain) : default;
        return refusal is null;
    }

    /// <summary>The ten digits.</summary>
    public override string ToString() => Digits;
}
