using Dudao.Core.Text;

namespace Dudao.Core.Organisations;

/// <summary>学校标识码: the ten digits that a school keeps for life.</summary>
public static class SchoolCode
{
    /// <summary>How many digits it has.</summary>
    public const int Length = 10;

    /// <summary>Reads a code as people type it: full-width digits and blanks are put right.</summary>
    /// <param name="text">What was typed; empty is no code and no mistake.</param>
    /// <param name="refusal">What is wrong; null when it was read.</param>
    /// <returns>Ten digits, or empty.</returns>
    public static string Read(string text, out Refusal? refusal)
    {
        var code = Plain.Code(text);
        refusal = null;
        if (code.Length == 0 || (code.Length == Length && code.All(char.IsAsciiDigit)))
        {
            return code;
        }

        refusal = new Refusal(
            code.Contains('E', StringComparison.OrdinalIgnoreCase) && code.Contains('.')
                ? $"“{text}”已被表格软件改成了科学计数，不再是原来的标识码。请把这一列设成文本后重新填写10位数字。"
                : $"学校标识码应是10位数字，现在是“{text}”。请按学校（机构）代码表核对。",
            Field: "学校标识码");
        return "";
    }
}
