using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Tests.Hosting;

namespace Dudao.Server.Tests.Access;

/// <summary>Table C by sentinel: everything that may be read is read by everyone, with the links inside pages and answers to what is typed.</summary>
[Collection(AccessOffices.Collection)]
public partial class BlindnessTests(AccessOffices offices)
{
    private const int LinksOfAShape = 3;

    private static readonly string[] Everyone =
    [
        LoopScene.Staff, LoopScene.Director, LoopScene.Administrator, LoopScene.ChiefLeader, LoopScene.Leader, LoopScene.MemberOne, LoopScene.MemberTwo,
        LoopScene.Trainee, LoopScene.Recorder, LoopScene.OtherLeader, LoopScene.OutsideInspector, LoopScene.Head, LoopScene.Liaison, LoopScene.Contributor,
        LoopScene.OtherHead, LoopScene.GovernmentLeader, LoopScene.Superior, "xuzhixing", "liangshuwen", "xiangzhen1",
        AccessOffice.StaffAndInspector, AccessOffice.DirectorAndLeader, AccessOffice.HeadAndInspector, AccessOffice.OtherCounty,
    ];

    [Theory, OnBothDatabases]
    public async Task 每人每个地址_只见表C给他的评分(Database database)
    {
        var access = await offices.OfAsync(database);
        var doors = Surface.Of(access, access.Scene.Subject, AccessOffice.Opened).Where(d => d.IsRead).ToList();
        var wrong = new List<string>();
        foreach (var userName in Everyone)
        {
            var reader = new Reader(await access.BrowserAsync(userName), access);
            await reader.ReadAsync(doors);
            foreach (var word in SentinelMarks.Own)
            {
                Judge(word, userName == LoopScene.MemberTwo, reader, userName);
            }

            Judge(SentinelMarks.Remark, false, reader, userName);
            foreach (var word in SentinelMarks.Handed)
            {
                Judge(word, userName is LoopScene.Trainee or LoopScene.Recorder, reader, userName);
            }

            var sees = await SeesAsync(access, userName);
            foreach (var (word, isAgreed) in SentinelMarks.Opened.Select((w, i) => (w, i >= 2)))
            {
                Judge(word, sees.Has(isAgreed ? Sees.SettledMarks : Sees.AllMarks), reader, userName);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        void Judge(string word, bool sees, Reader reader, string userName)
        {
            var at = reader.Found.Where(f => f.Word == word).Select(f => f.Where).Distinct().Order().ToList();
            if (sees != at.Count > 0)
            {
                wrong.Add($"{userName}: {word} is {(sees ? "his to see and stands nowhere" : "not his and stands at " + string.Join("; ", at))}");
            }
        }
    }

    private static async Task<Sees> SeesAsync(AccessOffice access, string userName) => await access.Office.AsAsync(await access.ActorAsync(userName), async (ActBook book) =>
        await book.OpenAsync(AccessOffice.Opened, TestContext.Current.CancellationToken) is { IsDone: true } opened ? opened.Value.Sees : Sees.Nothing);

    /// <summary>One person reading everything.</summary>
    private sealed partial class Reader(Browser browser, AccessOffice access)
    {
        private readonly ConcurrentDictionary<string, bool> _read = new();
        private readonly ConcurrentDictionary<string, int> _shapes = new();

        public ConcurrentBag<(string Word, string Where)> Found { get; } = [];

        public async Task ReadAsync(IReadOnlyList<Door> doors)
        {
            var links = new ConcurrentBag<string>();
            await AccessOffice.EachAsync(doors.SelectMany(d => d.Url.StartsWith("/subjects/", StringComparison.Ordinal) ? [d.Url, .. Asked(d.Url)] : new[] { d.Url }), async url =>
            {
                foreach (var link in await ReadAsync(url))
                {
                    links.Add(link);
                }
            });
            await AccessOffice.EachAsync(links.Distinct().Where(IsNewShape), ReadAsync);
            await TypeAsync();
        }

        /// <summary>Somebody else's sheet, asked for by its address.</summary>
        private static IEnumerable<string> Asked(string url) => new[] { LoopScene.MemberTwo, LoopScene.Trainee }
            .Where(_ => url.EndsWith("/marks", StringComparison.Ordinal) || url.Contains("/marks/", StringComparison.Ordinal) || url.Contains("/bag", StringComparison.Ordinal))
            .Select(LoopScene.MemberOf).Select(m => $"{url}?sheet={m}&member={m}&filled=true");

        private async Task<IReadOnlyList<string>> ReadAsync(string url)
        {
            if (!_read.TryAdd(url, true))
            {
                return [];
            }

            using var answer = await browser.GetAsync(url);
            var text = ReadText.Of(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Look(text, url);
            return answer.Content.Headers.ContentType?.MediaType == "text/html"
                ? [.. Link().Matches(text).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(l => !l.StartsWith("/pieces", StringComparison.Ordinal) && !l.StartsWith("/sign-", StringComparison.Ordinal))]
                : [];
        }

        /// <summary>Saves to sheets that are another's, whose answer might tell what stands there.</summary>
        private async Task TypeAsync()
        {
            var token = Browser.TokenIn(await browser.GetTextAsync("/account/password"));
            foreach (var member in new[] { LoopScene.MemberTwo, LoopScene.Trainee }.Select(LoopScene.MemberOf))
            {
                var url = $"/subjects/{access.Scene.Subject}/marks/save?sheet={member}";
                using var answer = await browser.SendJsonAsync(HttpMethod.Post, url, new { changes = new[] { new { id = "m-c1", value = "x", @base = 0 }, new { id = "r-c1", value = "x", @base = 0 } } }, token);
                Look(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "POST " + url);
            }
        }

        private void Look(string text, string where)
        {
            foreach (var word in SentinelMarks.Own.Append(SentinelMarks.Remark).Concat(SentinelMarks.Handed).Concat(SentinelMarks.Opened))
            {
                for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
                {
                    // Hundredths: a digit before, none after.
                    if (word[0] != '.' || (at > 0 && char.IsAsciiDigit(text[at - 1]) && (at + word.Length == text.Length || !char.IsAsciiDigit(text[at + word.Length]))))
                    {
                        Found.Add((word, where));
                    }
                }
            }
        }

        /// <summary>Links of one shape, such as every school of a list, are followed a few times.</summary>
        private bool IsNewShape(string link) => _shapes.AddOrUpdate(Id().Replace(link, "ID"), 1, (_, n) => n + 1) <= LinksOfAShape;

        [GeneratedRegex("href=\"(/[^\"#]*)\"")]
        private static partial Regex Link();

        [GeneratedRegex("[0-9a-fA-F-]{36}|[0-9]+")]
        private static partial Regex Id();
    }
}
