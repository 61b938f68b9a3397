using System.IO.Compression;
using System.Net;
using System.Text;
using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Access;

/// <summary>Table C by sentinel: one inspector's mark, reason and finding are words that stand nowhere else, and everything that may be read is read.</summary>
public class BlindnessTests
{
    private static readonly string[] Sentinels = ["7.83", "哨兵理由甲", "哨兵发现乙"];

    private static readonly string[] Others =
    [
        LoopScene.Staff, LoopScene.Director, LoopScene.Administrator, LoopScene.ChiefLeader, LoopScene.Leader, LoopScene.MemberOne, LoopScene.Trainee,
        LoopScene.Recorder, LoopScene.OtherLeader, LoopScene.OutsideInspector, LoopScene.Head, LoopScene.Liaison, LoopScene.Contributor,
        LoopScene.OtherHead, LoopScene.GovernmentLeader, LoopScene.Superior, "liangshuwen",
    ];

    [Theory, OnBothDatabases]
    public async Task 合议开始前_别人的评分在哪里也读不到(Database database)
    {
        var (office, scene) = await SceneAsync(database, InspectionState.OnSite);
        await using var _ = office;

        Assert.NotEmpty(await FindAsync(office, scene, LoopScene.MemberTwo));
        var leaks = new List<string>();
        foreach (var other in Others)
        {
            leaks.AddRange(await FindAsync(office, scene, other));
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
    }

    [Theory, OnBothDatabases]
    public async Task 合议开始后_按表C该看见的看见_不该的仍看不见(Database database)
    {
        var (office, scene) = await SceneAsync(database, InspectionState.Deliberation);
        await using var _ = office;
        var wrong = new List<string>();
        foreach (var other in Others)
        {
            var sees = await office.AsAsync(other, async s =>
                await s.GetRequiredService<ActBook>().OpenAsync(scene.Subject, TestContext.Current.CancellationToken) is { IsDone: true } opened && opened.Value.Sees.Has(Sees.AllMarks));
            var found = await FindAsync(office, scene, other);
            if (sees != found.Count > 0)
            {
                wrong.Add($"{other}: table C says {(sees ? "seen" : "hidden")}; found at {string.Join("; ", found)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<(TestOffice Office, LoopScene Scene)> SceneAsync(Database database, InspectionState state)
    {
        var (office, scene) = await LoopScene.StartAsync(database, state);
        await office.ArrangeAsync(
            new MarkSheet { SubjectId = scene.Subject, MemberId = LoopScene.MemberOf(LoopScene.MemberTwo) },
            new MarkEntry
            {
                SubjectId = scene.Subject,
                MemberId = LoopScene.MemberOf(LoopScene.MemberTwo),
                LeafId = "c1",
                Input = FrameworkJson.Write(LeafReading.Of(TrialFramework.Build().Find("c1")!, "7.83").Input!),
                Value = 7.83m,
                Reason = Sentinels[1],
                Finding = Sentinels[2],
            });
        return (office, scene);
    }

    private static async Task<IReadOnlyList<string>> FindAsync(TestOffice office, LoopScene scene, string userName)
    {
        using var browser = await office.SignInAsync(userName, "Yunping-2026");
        var found = new List<string>();
        foreach (var door in Surface.Of(office, scene).Where(d => d.Method == "GET" && !d.Pattern.StartsWith("/pieces", StringComparison.Ordinal)))
        {
            using var answer = await browser.GetAsync(door.Url);
            var text = Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            found.AddRange(Sentinels.Where(s => text.Contains(s, StringComparison.Ordinal)).Select(s => $"{userName} {door.Pattern}: {s}"));
        }

        return found;
    }

    /// <summary>Text, or everything in an Office file.</summary>
    private static string Read(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..])
        {
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes));
        }

        using var archive = new ZipArchive(new MemoryStream(bytes));
        var all = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            all.Append(reader.ReadToEnd());
        }

        return all.ToString();
    }
}
