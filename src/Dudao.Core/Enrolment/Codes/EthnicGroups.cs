using System.Collections.Frozen;
using System.Globalization;

namespace Dudao.Core.Enrolment.Codes;

/// <summary>The ethnic groups of GB/T 3304 by number, letters or name, with 97 (其他) and 98 (外国血统中国籍人士).</summary>
public static class EthnicGroups
{
    private const string Table =
        "01 HA 汉族,02 MG 蒙古族,03 HU 回族,04 ZA 藏族,05 UG 维吾尔族,06 MH 苗族,07 YI 彝族,08 ZH 壮族,09 BY 布依族,10 CS 朝鲜族," +
        "11 MA 满族,12 DO 侗族,13 YA 瑶族,14 BA 白族,15 TJ 土家族,16 HN 哈尼族,17 KZ 哈萨克族,18 DA 傣族,19 LI 黎族,20 LS 傈僳族," +
        "21 VA 佤族,22 SH 畲族,23 GS 高山族,24 LH 拉祜族,25 SU 水族,26 DX 东乡族,27 NX 纳西族,28 JP 景颇族,29 KG 柯尔克孜族,30 TU 土族," +
        "31 DU 达斡尔族,32 ML 仫佬族,33 QI 羌族,34 BL 布朗族,35 SL 撒拉族,36 MN 毛南族,37 GL 仡佬族,38 XB 锡伯族,39 AC 阿昌族,40 PM 普米族," +
        "41 TA 塔吉克族,42 NU 怒族,43 UZ 乌孜别克族,44 RS 俄罗斯族,45 EW 鄂温克族,46 DE 德昂族,47 BN 保安族,48 YG 裕固族,49 GI 京族,50 TT 塔塔尔族," +
        "51 DR 独龙族,52 OR 鄂伦春族,53 HZ 赫哲族,54 MB 门巴族,55 LB 珞巴族,56 JN 基诺族,97 QT 其他,98 WG 外国血统中国籍人士";

    private static readonly string[] Names = new string[100];
    private static readonly FrozenDictionary<string, int> Numbers = Read();

    /// <summary>The number of a group given as number (1 or 01), letters (HA) or name (汉族, 汉); 0 where it is none.</summary>
    public static int Number(ReadOnlySpan<char> text) =>
        Numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var number) ? number : 0;

    /// <summary>The name of a number; empty where there is none.</summary>
    public static string Name(int number) => number is > 0 and < 100 ? Names[number] ?? "" : "";

    private static FrozenDictionary<string, int> Read()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in Table.Split(','))
        {
            var parts = entry.Split(' ');
            var number = int.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture);
            Names[number] = parts[2];
            numbers[parts[0]] = numbers[parts[0].TrimStart('0')] = numbers[parts[1]] = numbers[parts[2]] = number;
            if (parts[2].EndsWith('族'))
            {
                numbers[parts[2][..^1]] = number;
            }
        }

        return numbers.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
