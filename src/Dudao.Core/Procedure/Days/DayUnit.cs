using System.Text.Json.Serialization;

namespace Dudao.Core.Procedure;

/// <summary>What a number of days, or of something else, is counted in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayUnit>))]
public enum DayUnit
{
    /// <summary>日: calendar days, the unit wherever nothing else is said.</summary>
    CalendarDays,

    /// <summary>个工作日.</summary>
    WorkingDays,

    /// <summary>个月.</summary>
    Months,

    /// <summary>年.</summary>
    Years,

    /// <summary>Not days: a number of times, schools, persons or terms.</summary>
    Times,
}
