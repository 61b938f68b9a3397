using System.Globalization;

namespace Dudao.Core.Documents.Templates;

/// <summary>How much was heard, read, seen, asked (听、查、看、访、议); what is 0 is not mentioned.</summary>
public sealed record EvidenceCounts
{
    /// <summary>Reports heard.</summary>
    public int Reports { get; init; }

    /// <summary>Lessons heard.</summary>
    public int Lessons { get; init; }

    /// <summary>Files read, in volumes.</summary>
    public int Files { get; init; }

    /// <summary>Places seen.</summary>
    public int Places { get; init; }

    /// <summary>People interviewed.</summary>
    public int Interviewed { get; init; }

    /// <summary>Symposia held.</summary>
    public int Symposia { get; init; }

    /// <summary>People who attended the symposia.</summary>
    public int SymposiumPeople { get; init; }

    /// <summary>Questionnaires returned.</summary>
    public int Questionnaires { get; init; }

    /// <summary>Books checked, in copies.</summary>
    public int Books { get; init; }

    /// <summary>Figures verified.</summary>
    public int Figures { get; init; }

    /// <summary>The sentence of a report without its subject and full stop: 听取汇报4场，随堂听课24节，…</summary>
    public string InWords() => string.Join('，', new[]
    {
        Of("听取汇报", Reports, "场"),
        Of("随堂听课", Lessons, "节"),
        Of("查阅资料", Files, "卷（册）"),
        Of("实地查看场所", Places, "处"),
        Of("访谈干部师生和家长", Interviewed, "人"),
        Of("召开座谈会", Symposia, "场") is { Length: > 0 } held && SymposiumPeople > 0 ? held + Of("、", SymposiumPeople, "人参加") : Of("召开座谈会", Symposia, "场"),
        Of("回收问卷", Questionnaires, "份"),
        Of("抽查账册", Books, "本"),
        Of("核实数据", Figures, "项"),
    }.Where(words => words.Length > 0));

    private static string Of(string what, int count, string measure) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{what}{count}{measure}");
}

/// <summary>What the team says of an A level, in words: no mark, no grade.</summary>
/// <param name="Part">The A level without number.</param>
/// <param name="Words">One sentence or more.</param>
public sealed record PartJudgement(string Part, string Words);

/// <summary>A problem.</summary>
/// <param name="Heading">It in a clause, without full stop: 实验开出率未达要求.</param>
/// <param name="Fact">What was found, where, when.</param>
/// <param name="Basis">The rule that it breaks, as it is cited; empty if there is none.</param>
public sealed record ProblemFacts(string Heading, string Fact, string Basis = "")
{
    /// <summary>By when it is mended, in words: 2026年11月30日前, 收到本意见书之日起30个工作日内; empty where no deadline is set.</summary>
    public string Deadline { get; init; } = "";

    /// <summary>Which post answers for it; empty for none.</summary>
    public string Responsible { get; init; } = "";

    /// <summary>What the subject holds against the fact, as its head wrote on the sheet; empty where he signed it as true.</summary>
    public string Objection { get; init; } = "";

    internal string InWords => Fact + (Basis.Length == 0 ? "" : $"不符合{Basis}的规定。");
}

/// <summary>Something done well.</summary>
/// <param name="Heading">It in a clause, without full stop.</param>
/// <param name="Words">How one saw it.</param>
public sealed record Achievement(string Heading, string Words);

/// <summary>A head of a subject.</summary>
/// <param name="Subject">The subject's full name.</param>
/// <param name="Name">The head's name.</param>
/// <param name="Post">校长, 园长, 负责人.</param>
public sealed record SubjectHead(string Subject, string Name, string Post = "校长")
{
    internal Signature Signs(DateOnly? day) => new([Subject], day, true, [$"{Post}（签字）："]);
}
