using System.Text.Json.Serialization;

namespace Dudao.Core.Procedure;

/// <summary>The sorts of inspection that the law knows (articles 12, 13): what a province fixes, it fixes for one of them or for all.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LegalSort>))]
public enum LegalSort
{
    /// <summary>经常性督导.</summary>
    Regular,

    /// <summary>专项督导: one matter or several.</summary>
    Special,

    /// <summary>综合督导: all matters.</summary>
    Comprehensive,
}
