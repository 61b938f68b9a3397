namespace Dudao.Server.Features.Demonstration;

/// <summary>Invented names, drawn in order so that nobody shares one. The sequence is fixed: the same county each time.</summary>
internal sealed class DemonstrationNames
{
    private const string Surnames = "陆顾程江秦邵温简叶白卢柯祝谭尚安岳霍桑阮路齐康伍余骆聂施虞庄晏瞿闵翟甘葛";
    private const string First = "明文志晓建丽国海春玉永秀立思佳云振慧光雨清继宏素";
    private const string Second = "远华平兰川梅峰燕林霞成萍辉敏波静涛芳毅洁松莉勇青";
    private readonly HashSet<string> _given;
    private int _next;

    public DemonstrationNames(IEnumerable<string> taken) => _given = [.. taken];

    public string Next()
    {
        while (true)
        {
            var n = _next++;
            var name = $"{Surnames[n % Surnames.Length]}{First[n * 7 % First.Length]}{Second[((n * 11) + (n / Surnames.Length)) % Second.Length]}";
            if (_given.Add(name))
            {
                return name;
            }
        }
    }
}
