using System.Text;
using Dudao.Core.Enrolment.Linkage;
using Dudao.Core.Enrolment.Reconciliation;
using Dudao.Core.Enrolment.Texts;

namespace Dudao.Core.Tests.Enrolment;

/// <summary>A pupil of a test, in the words of a list.</summary>
internal sealed record Child(
    string Name, string Birth = "20150312", string Id = "", string Student = "", long School = 1, int Grade = 5, string Guardian = "", string Telephone = "",
    string Village = "", string Sex = "", bool Came = true, bool HomeTaught = false);

/// <summary>Two small lists and their reconciliation, without a file.</summary>
internal static class Lists
{
    private static readonly LinkColumn[] Columns =
    [
        new("姓名", CompareHow.Name, ColumnKin.Person), new("性别", CompareHow.Exact), new("出生日期", CompareHow.Date, ColumnKin.Person),
        new("监护人", CompareHow.Name, ColumnKin.Family), new("监护人电话", CompareHow.Id, ColumnKin.Family), new("户籍地", CompareHow.Text, ColumnKin.Place),
        new("身份证件号", CompareHow.Id, ColumnKin.Person),
    ];

    public static ReconcileOutcome Reconcile(
        IReadOnlyList<Child> expected, IReadOnlyList<Child> registered, IEnumerable<Movement>? movements = null, IReadOnlyList<PairDecision>? decisions = null,
        string day = "20260301")
    {
        PupilRow[] rowsE = [.. expected.Select(Row)];
        PupilRow[] rowsR = [.. registered.Select(Row)];
        return Reconciler.Run(
            rowsE, rowsR, movements ?? [], decisions ?? [],
            (wantedE, wantedR) => Texts([.. wantedE.Select(i => expected[i])], [.. wantedR.Select(i => registered[i])]),
            new ReconcileSettings(Core.Enrolment.Codes.Days.TryRead(day, out var read) ? read : default), CancellationToken.None);
    }

    public static ulong Key(string student) => PupilRow.StudentKey(Encoding.UTF8.GetBytes(student), out _, out _);

    public static PupilRow Row(Child child, int index)
    {
        var student = PupilRow.StudentKey(Encoding.UTF8.GetBytes(child.Student), out var inner, out var suspectStudent);
        var id = PupilRow.IdKey(Encoding.UTF8.GetBytes(child.Id), false, out var suspectId);
        return new PupilRow(
            index + 2, child.School, student, id, inner, Mixing.Hash(Encoding.UTF8.GetBytes(child.Name)) | 1,
            Core.Enrolment.Codes.Days.Number<char>(child.Birth), (byte)child.Grade,
            (child.Came ? 0 : PupilMarks.DidNotCome) | (child.HomeTaught ? PupilMarks.HomeTaught : 0) | (suspectId || suspectStudent ? PupilMarks.NumberSuspect : 0));
    }

    public static LinkTexts Texts(IReadOnlyList<Child> a, IReadOnlyList<Child> b)
    {
        var data = Data(a, b);
        return new LinkTexts(data, row => Digest(a[row]), row => Digest(b[row]), 0, 2);
    }

    public static string Digest(Child child) =>
        $"{child.Name}|{child.Birth}|{child.Id}|{child.Student}|{child.Guardian}|{child.Telephone}|{child.Village}|{child.Sex}";

    public static LinkData Data(IReadOnlyList<Child> a, IReadOnlyList<Child>? b)
    {
        var names = new TextPool();
        TextPool[] pools = [.. Columns.Select(column => column.How == CompareHow.Name ? names : new TextPool())];
        return new LinkData(Columns, pools, Coded(a), b is null ? null : Coded(b));

        LinkList Coded(IReadOnlyList<Child> list) => new(list.Count, [.. pools.Select((pool, column) => list.Select(child => pool.Add(Encoding.UTF8.GetBytes(Cell(child, column)))).ToArray())]);
    }

    private static string Cell(Child child, int column) =>
        column switch { 0 => child.Name, 1 => child.Sex, 2 => child.Birth, 3 => child.Guardian, 4 => child.Telephone, 5 => child.Village, _ => child.Id };
}
