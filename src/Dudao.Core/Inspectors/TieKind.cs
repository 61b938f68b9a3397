using System.Text.Json.Serialization;

namespace Dudao.Core.Inspectors;

/// <summary>How a person is tied to a subject (article 10 and what provinces add).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TieKind>))]
public enum TieKind
{
    /// <summary>近亲属: of the head.</summary>
    KinOfHead,

    /// <summary>本人在该单位任职.</summary>
    EmployedThere,

    /// <summary>配偶、父母或子女在该单位任职.</summary>
    KinEmployedThere,

    /// <summary>配偶、父母或子女在该单位就读.</summary>
    KinPupilThere,

    /// <summary>曾在该单位任职，离开不满规定年限.</summary>
    LeftRecently,

    /// <summary>其他可能影响公正的关系.</summary>
    Other,
}
