using Dudao.Core;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Meeting;

/// <summary>A meeting as it is entered: attendance one person a line, "姓名 职务", with 请假 or 列席 at the end where it is so.</summary>
public sealed record MeetingForm(DateOnly HeldOn, string Name, string Chair, string Place, string Attendance)
{
    public static IReadOnlyList<string> Names { get; } = ["主任办公会", "教育督导委员会"];

    public const string Present = "出席";

    private static readonly string[] Ways = [Present, "请假", "列席"];

    /// <summary>The attendance, or what cannot be read.</summary>
    internal (List<Attendance> Attendances, Refusal? Refusal) Read()
    {
        var found = new List<Attendance>();
        foreach (var line in Attendance.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.Split([' ', '　', '\t', '，', ','], StringSplitOptions.RemoveEmptyEntries);
            var how = Ways.FirstOrDefault(w => words.Length > 1 && words[^1].Trim('（', '）', '(', ')') == w);
            if (found.Exists(a => a.Name == words[0]))
            {
                return (found, new Refusal($"“{words[0]}”写了两次。", Field: nameof(Attendance)));
            }

            found.Add(new Attendance(words[0], string.Concat(words.Skip(1).SkipLast(how is null ? 0 : 1)), how ?? Present, []));
        }

        return found.Exists(a => a.How == Present)
            ? (found, null)
            : (found, new Refusal("请写明谁出席了会议，一行一人：姓名 职务。", "教育督导条例第二十一条", nameof(Attendance)));
    }
}

/// <summary>What the meeting decided of one subject, as it is entered.</summary>
/// <param name="How">agree, change, back; anything else: not dealt with.</param>
/// <param name="SteppedOut">Names of those who stepped out.</param>
public sealed record DecisionForm(Guid SubjectId, string How, string Grade, string Reason, string SteppedOut, int InFavour)
{
    public const string Agree = "agree";
    public const string Change = "change";
    public const string Back = "back";

    public bool IsDealtWith => How is Agree or Change or Back;

    internal IReadOnlyList<string> Out => SteppedOut.Split([' ', '　', '，', ',', '、', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
