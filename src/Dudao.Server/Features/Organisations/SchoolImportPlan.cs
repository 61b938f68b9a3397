using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Spreadsheets.Importing;

namespace Dudao.Server.Features.Organisations;

/// <summary>What a file of schools means beside what is there: which row is which school, what is to be made, what is wrong.</summary>
internal sealed class SchoolImportPlan
{
    private readonly Dictionary<string, Organisation> _byCode;
    private readonly ILookup<string, Organisation> _byName;
    private readonly Dictionary<string, Organisation> _townships;
    private readonly Organisation _place;
    private readonly IReadOnlySet<string> _takenCodes;
    private readonly IReadOnlyDictionary<Guid, string> _heads;
    private readonly List<ImportMessage> _messages = [];

    /// <param name="place">The county or city whose office imports.</param>
    /// <param name="nodes">Everything under it.</param>
    /// <param name="takenCodes">Codes of schools elsewhere.</param>
    /// <param name="heads">The names of those who head them.</param>
    /// <param name="rows">The file.</param>
    public SchoolImportPlan(Organisation place, IReadOnlyList<Organisation> nodes, IReadOnlySet<string> takenCodes, IReadOnlyDictionary<Guid, string> heads, IReadOnlyList<Imported<SchoolRow>> rows)
    {
        (_place, _takenCodes, _heads) = (place, takenCodes, heads);
        var schools = nodes.Where(n => n.Kind == OrganisationKind.School).ToList();
        _byCode = schools.Where(s => s.Code.Length > 0).ToDictionary(s => s.Code);
        _byName = schools.ToLookup(s => s.Name);
        _townships = nodes.Where(n => n.Kind == OrganisationKind.Township && n.ClosedOn is null).GroupBy(n => n.Name).ToDictionary(g => g.Key, g => g.First());
        Lines = [.. rows.Select(row => new SchoolImportLine(row, Present(row.Value)))];
        foreach (var line in Lines)
        {
            Check(line);
        }

        CheckTwice();
        CheckCentralSchools();
    }

    public IReadOnlyList<SchoolImportLine> Lines { get; }

    public IReadOnlyList<ImportMessage> Messages => _messages;

    public int Added => Lines.Count(l => l.Present is null);

    public int Changed => Lines.Count(Changes);

    public int Unchanged => Lines.Count - Added - Changed;

    /// <summary>Townships that the file names and the tree does not have.</summary>
    public IReadOnlyList<string> NewTownships => [.. Lines.Select(l => l.Row.Value.Place ?? "").Where(p => IsTownship(p) && !_townships.ContainsKey(p)).Distinct()];

    /// <summary>What the row's school stands under; null where that township is still to be made.</summary>
    public Organisation? ParentOf(SchoolRow row) => row.Place is { } place && IsTownship(place) ? _townships.GetValueOrDefault(place) : _place;

    /// <summary>A township that was just made.</summary>
    public void Made(Organisation township) => _townships[township.Name] = township;

    /// <summary>Whether the row says anything else of a school than what is known of it.</summary>
    private bool Changes(SchoolImportLine line)
    {
        if (line.Present is not { } school)
        {
            return false;
        }

        var row = line.Row.Value with { Details = line.Row.Value.Details with { CentralSchoolId = CentralOf(line.Row.Value) } };
        var known = OrganisationSnapshot.Of(school).Details with { HeadName = school.HeadPersonId is { } head ? _heads.GetValueOrDefault(head, "") : "" };
        return row.Name != school.Name || (row.Place is not null && ParentOf(row)?.Id != school.ParentId) || row.Over(known) != known;
    }

    private bool IsTownship(string place) => place.Length > 0 && place != _place.Name;

    private Organisation? Present(SchoolRow row)
    {
        if (row.Code.Length > 0 && _byCode.TryGetValue(row.Code, out var known))
        {
            return known;
        }

        var sameName = _byName[row.Name].Where(s => row.Place is null || s.ParentId == ParentOf(row)?.Id).ToList();
        return sameName.Count == 1 && (row.Code.Length == 0 || sameName[0].Code.Length == 0) ? sameName[0] : null;
    }

    private void Check(SchoolImportLine line)
    {
        var (row, number) = (line.Row.Value, line.Row.Row);
        if (row.Code.Length > 0 && _takenCodes.Contains(row.Code))
        {
            Say(number, SchoolColumns.Code, row.Code, "已经是别处一所学校的标识码", "请按学校（机构）代码表核对");
        }

        if (row.Place is { } place && IsTownship(place) && !_townships.ContainsKey(place) && OrganisationKinds.TownshipKindOf(place) == TownshipKind.None)
        {
            Say(number, SchoolColumns.Place, place, "没有这个乡镇", "已有的乡镇，或以镇、乡、街道结尾的全称");
        }

        if (line.Present is null && _byName[row.Name].FirstOrDefault(s => s.ParentId == ParentOf(row)?.Id) is { } other)
        {
            Say(number, SchoolColumns.Code, row.Code, $"“{other.Name}”的标识码是{other.Code}", "同一所学校用同一个标识码");
        }

        if (line.Present is { ClosedOn: not null } closed)
        {
            Say(number, SchoolColumns.Name, row.Name, $"“{closed.Name}”已停办", "先在它的页面恢复，再导入");
        }

        if (line.Present is { } present && present.Name != row.Name)
        {
            Warn(number, SchoolColumns.Name, row.Name, $"现在叫“{present.Name}”，导入后更名，旧名留作曾用名");
        }

        if (line.Present is { } moved && row.Place is not null && ParentOf(row)?.Id != moved.ParentId)
        {
            Warn(number, SchoolColumns.Place, row.Place, "与现在所在的乡镇不同，导入后移过去");
        }

        if (row.Code.Length == 0)
        {
            Warn(number, SchoolColumns.Code, "", "没有标识码，按名称认学校");
        }
    }

    /// <summary>Two rows of one school: the same one that is there, or the same new name in the same place.</summary>
    private void CheckTwice()
    {
        var first = new Dictionary<string, int>();
        foreach (var (row, number, present) in Lines.Select(l => (l.Row.Value, l.Row.Row, l.Present)))
        {
            var key = present?.Id.ToString() ?? $"{(row.Place is { } place && IsTownship(place) ? place : "")} {row.Name}";
            if (!first.TryAdd(key, number))
            {
                Say(number, SchoolColumns.Name, row.Name, present is null ? $"与第 {first[key]} 行同名，又在同一个地方" : $"与第 {first[key]} 行是同一所学校", "一所学校一行：删去多余的一行；是两所学校的，名称或乡镇要写得不同");
            }
        }
    }

    private void CheckCentralSchools()
    {
        foreach (var line in Lines.Where(l => l.Row.Value.CentralSchool.Length > 0))
        {
            var (row, wanted) = (line.Row.Value, line.Row.Value.CentralSchool);
            if (row.Details.IsCentralSchool)
            {
                Say(line.Row.Row, SchoolColumns.Central, wanted, "中心学校自己没有上级中心学校", "空着，或把“中心学校”改为否");
            }
            else if (CentralOf(row) is null)
            {
                Say(line.Row.Row, SchoolColumns.Central, wanted, "不在中心学校之列", "一所“中心学校”为是的学校的名称或标识码");
            }
        }
    }

    /// <summary>The central school that a row names: another row of the file, or one that is there. Null where none is, or none is named.</summary>
    public Guid? CentralOf(SchoolRow row) => row.CentralSchool.Length == 0 ? null
        : Lines.FirstOrDefault(l => l.Row.Value.Details.IsCentralSchool && (l.Row.Value.Name == row.CentralSchool || l.Row.Value.Code == row.CentralSchool))?.Id
            ?? _byName.SelectMany(g => g).FirstOrDefault(s => s.IsCentralSchool && s.ClosedOn is null && (s.Name == row.CentralSchool || (s.Code.Length > 0 && s.Code == row.CentralSchool)))?.Id;

    private void Say(int row, ImportColumn column, string value, string problem, string expected) => _messages.Add(new ImportMessage(row, column.Name, value, problem, expected));

    private void Warn(int row, ImportColumn column, string value, string problem) => _messages.Add(new ImportMessage(row, column.Name, value, problem, "", ImportSeverity.Warning));
}

/// <summary>A row, and the school that it means; none where it is new.</summary>
internal sealed record SchoolImportLine(Imported<SchoolRow> Row, Organisation? Present)
{
    /// <summary>The school's id, also while it is still to be made.</summary>
    public Guid Id { get; } = Present?.Id ?? Guid.CreateVersion7();
}
