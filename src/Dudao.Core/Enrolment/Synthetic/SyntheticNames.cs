namespace Dudao.Core.Enrolment.Synthetic;

/// <summary>Names that no one was asked for: frequent surnames by how frequent they are, given names of one or two usual characters.</summary>
internal sealed class SyntheticNames(SeededRandom random)
{
    private const string Surnames =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂";

    private const string GivenOfBoys =
        "伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁龙林阳建东志国文博天宏海峰涵泽昊轩子豪睿晨逸铭瑞航哲皓嘉一诚思远卓骏翰辰霖奕恒彦振耀庆友德江山云松柏川泉石成福贵荣生春立新永康安民光亮兴旺家祥胜利民才学武贤良义信礼智仁忠孝";

    private const string GivenOfGirls =
        "芳娜敏静丽艳娟霞秀燕玲桂红梅雪玉英慧颖婷莉萍琳欣怡佳悦雅诗涵梓萱雨桐馨蕊思琪梦洁可心语嫣若汐紫依晓彤钰倩珊珍妮璐瑶瑾淑兰菊香凤云霜月冰清荷莲春花巧文君爱华翠琴青蓉薇菲岚苑婕瑞凡宁珠贞素真环荣莎锦黛乔亭";

    private static readonly int[] Cumulative = Weights();

    /// <summary>A surname of one character.</summary>
    public char Surname() => Surnames[random.Weighted(Cumulative)];

    /// <summary>A character for given names.</summary>
    public char Given(bool boy) => boy ? GivenOfBoys[random.Below(GivenOfBoys.Length)] : GivenOfGirls[random.Below(GivenOfGirls.Length)];

    /// <summary>A given name: four in five of two characters; with a generation character of the family where there is one.</summary>
    public string GivenName(bool boy, char? generation) =>
        generation is { } first ? $"{first}{Given(boy)}" : random.Happens(0.8) ? $"{Given(boy)}{Given(boy)}" : Given(boy).ToString();

    /// <summary>A telephone number of eleven digits under a prefix that no network has.</summary>
    public string Telephone() => $"12{random.Below(1000):D3}{random.Below(1_000_000):D6}";

    // The twenty most frequent surnames are half of the people, the rest falls off slowly (after Zipf).
    private static int[] Weights()
    {
        var sums = new int[Surnames.Length];
        var sum = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = sum += 100_000 / (i + 6);
        }

        return sums;
    }
}
