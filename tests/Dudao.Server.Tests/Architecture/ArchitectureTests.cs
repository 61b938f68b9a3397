using System.Text.RegularExpressions;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Components;

namespace Dudao.Server.Tests.Architecture;

/// <summary>docs/architecture.md, held: who reaches whom, which clock is read, how long a file may be.</summary>
public class ArchitectureTests
{
    private const string Server = "src/Dudao.Server/";
    private const int LongestFile = 350;

    /// <summary>
    /// Which feature reaches which. Records and Gate of Inspections are shared with everybody; FirstRun leads to and Demonstration plays
    /// through all of them. A new line is a decision: write it here when docs/architecture.md says it too.
    /// </summary>
    private static readonly Dictionary<string, string[]> Reaches = new()
    {
        ["Accounts"] = ["Audit", "Demonstration", "Imports", "Organisations", "Settings"],
        ["Audit"] = ["Documents", "Frameworks"],
        ["Dashboard"] = ["Documents", "FirstRun", "Inspections.Acts", "Inspections.Overview"],
        ["Documents"] = ["Frameworks", "Inspections.Acts", "Inspections.Overview", "Inspections.SelfEvaluation", "Procedure", "Settings"],
        ["Frameworks"] = ["Inspections", "Settings"],
        ["Inspections"] = ["Audit", "Documents", "Frameworks", "Procedure", "Settings"],
        ["Organisations"] = ["Audit", "Imports"],
        ["Procedure"] = ["Imports"],
        ["Settings"] = ["Audit"],
    };

    private static readonly string[] ReachAll = ["Demonstration", "FirstRun"];

    /// <summary>What the parts of the loop share among themselves.</summary>
    private static readonly string[] SharedByLoop = ["Records", "Gate", "Acts", "Overview"];

    [Fact]
    public void Core_uses_nothing()
    {
        var used = typeof(Dudao.Core.Refusal).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System", StringComparison.Ordinal)).ToList();
        Assert.True(used.Count == 0, string.Join('\n', used));
        AssertNone(
            from file in SourceTree.Under("src/Dudao.Core/")
            from found in Regex.Matches(file.Text, @"\b(File|Directory|Environment|Console)\.[A-Z]\w+\(|\bTimeProvider\b|\bHttpClient\b").Select(m => m.Value)
            select $"{file.Path} uses {found}");
    }

    [Fact]
    public void Data_uses_nothing_of_the_server_but_the_clock() => AssertNone(
        from file in SourceTree.Under(Server + "Data/")
        from name in SourceTree.Named(file, "Features").Select(n => "Features." + n).Concat(SourceTree.Named(file, "Infrastructure").Where(n => n != "Clock").Select(n => "Infrastructure." + n))
        select $"{file.Path} uses {name}");

    [Fact]
    public void Infrastructure_leans_on_no_feature_but_where_all_is_put_together() => AssertNone(
        from file in SourceTree.Under(Server + "Infrastructure/")
        where file.Path != Server + "Infrastructure/Web/Application.cs"
        from name in SourceTree.Named(file, "Features")
        where Folder(name)
        select $"{file.Path} uses Features.{name}");

    [Fact]
    public void A_feature_reaches_another_only_where_it_is_written_down() => AssertNone(
        from file in SourceTree.Under(Server + "Features/")
        let own = FolderOf(file.Path)
        where own is not null && !ReachAll.Contains(own)
        from name in SourceTree.Named(file, "Features").Distinct()
        where !name.StartsWith(own, StringComparison.Ordinal) && Folder(name) && !IsShared(name)
        where !Reaches.GetValueOrDefault(own, []).Any(r => name == r || name.StartsWith(r + ".", StringComparison.Ordinal))
        select $"{file.Path} reaches {name}");

    [Fact]
    public void Parts_of_the_loop_share_records_gate_acts_and_overview() => AssertNone(
        from file in SourceTree.Under(Server + "Features/Inspections/")
        let part = PartOf(file.Path)
        where part is not null
        from name in SourceTree.Named(file, "Features").Where(n => n.StartsWith("Inspections.", StringComparison.Ordinal)).Select(n => n.Split('.')[1]).Distinct()
        where name != part && Directory(name) && !SharedByLoop.Contains(name)
        select $"{file.Path} reaches Inspections.{name}");

    [Fact]
    public void No_page_is_used_from_elsewhere()
    {
        var pages = typeof(Application).Assembly.GetTypes().Where(t => t.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Length > 0).ToList();
        Assert.True(pages.Count > 50, $"only {pages.Count} pages were found");
        var folders = pages.ToDictionary(p => p, p => Server + p.Namespace!["Dudao.Server.".Length..].Replace('.', '/') + "/");
        var features = SourceTree.Under(Server + "Features/").ToList();
        AssertNone(
            from page in pages
            let word = new Regex($@"<{page.Name}\b|\b{page.Namespace!.Split('.')[^1]}\.{page.Name}\b")
            from file in features
            where !file.Path.StartsWith(folders[page], StringComparison.Ordinal) && word.IsMatch(file.Text)
            select $"{file.Path} uses the page {page.FullName}");
    }

    [Fact]
    public void The_machines_clock_is_read_through_the_offices() => AssertNone(
        from file in SourceTree.All
        from found in Regex.Matches(file.Text, @"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b").Select(m => m.Value)
        select $"{file.Path} reads {found}");

    [Fact]
    public void No_file_is_too_long_to_be_one_thought() => AssertNone(
        from file in SourceTree.All
        where file.Lines > LongestFile
        select $"{file.Path} has {file.Lines} lines");

    private static void AssertNone(IEnumerable<string> wrong)
    {
        var all = wrong.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    private static bool IsShared(string name) => name.StartsWith("Inspections.Records", StringComparison.Ordinal) || name.StartsWith("Inspections.Gate", StringComparison.Ordinal)
        || name is "Inspections" or "Inspections.InspectionLinks";

    /// <summary>The feature of a file; null for what stands beside the features.</summary>
    private static string? FolderOf(string path) => path[(Server + "Features/").Length..].Split('/') is [var folder, _, ..] ? folder : null;

    private static string? PartOf(string path) => path[(Server + "Features/Inspections/").Length..].Split('/') is [var folder, _, ..] ? folder : null;

    private static bool Folder(string name) => SourceTree.Under(Server + "Features/" + name.Split('.')[0] + "/").Any();

    private static bool Directory(string part) => SourceTree.Under(Server + "Features/Inspections/" + part + "/").Any();
}
