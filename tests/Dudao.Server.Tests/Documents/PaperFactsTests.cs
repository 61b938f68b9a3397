using System.Diagnostics;
using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Core.Procedure;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Documents.Lists;
using Dudao.Server.Features.Inspections.Feedback;
using Dudao.Server.Features.Inspections.Overview;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Documents;

/// <summary>What papers and their lists are read from: the right subject, head, number and day, and no more than is shown.</summary>
public class PaperFactsTests
{
    private const string Baishi = "白石小学";
    private const string Shiqiao = "石桥镇中心小学";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 公文列表和被督导单位页_不读公文正文(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Announced);
        await using var _ = office;
        await office.ArrangeAsync(Notice(scene, 1, new DateOnly(2026, 9, 16)));

        var (rows, listed) = await ReadingAsync(() => office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<DocumentRows>().ReadAsync(null, Cancellation)));
        var (dossier, opened) = await ReadingAsync(() => office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<SubjectDossiers>().OpenAsync(scene.Subject, Cancellation)));

        Assert.Single(rows);
        Assert.Single(dossier.Value!.Papers);
        Assert.All(new[] { listed, opened }, all =>
        {
            var ofDocuments = all.Where(c => c.Contains("\"DocumentRecord\"", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(ofDocuments);
            Assert.All(ofDocuments, c => Assert.DoesNotContain("\"Content\"", c, StringComparison.Ordinal));
        });
    }

    [Theory, OnBothDatabases]
    public async Task 两个乡镇的同名学校_各用各的进校日期(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Feedback);
        await using var _ = office;
        var other = LoopScene.SubjectOf(Shiqiao);
        await ChangeAsync(office, async db =>
        {
            (await db.Organisations.SingleAsync(o => o.Id == DemonstrationId.Of(Shiqiao), Cancellation)).Name = Baishi;
            await VisitAsync(db, scene.Subject, new DateOnly(2026, 10, 12));
            await VisitAsync(db, other, new DateOnly(2026, 10, 14));
        });

        Assert.Contains("10月12日，督导组", await OutlineAsync(scene.Subject), StringComparison.Ordinal);
        Assert.Contains("10月14日，督导组", await OutlineAsync(other), StringComparison.Ordinal);

        async Task<string> OutlineAsync(Guid subjectId)
        {
            var read = await office.AsAsync(LoopScene.Leader, s => s.GetRequiredService<FeedbackSheets>().ReadAsync(subjectId, FeedbackSheets.Outline, false, Cancellation));
            return string.Concat(read.Value.Sheet.Parts.OfType<SheetText>().SelectMany(t => t.Paragraphs));
        }

        static async Task VisitAsync(DudaoDbContext db, Guid id, DateOnly day)
        {
            var subject = await db.Set<Subject>().SingleAsync(s => s.Id == id, Cancellation);
            (subject.VisitFrom, subject.VisitTo) = (day, day);
        }
    }

    [Theory, OnBothDatabases]
    public async Task 未按期自评的单位_起草时不算读过自评(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Feedback);
        await using var _ = office;
        await ChangeAsync(office, async db =>
        {
            var act = await db.Set<ActRecord>().SingleAsync(a => a.SubjectId == scene.Subject && a.Act == nameof(ActId.SubmitSelfEvaluation), Cancellation);
            act.UndoneAt = office.Clock.Now;
        });

        var facts = await office.InScopeAsync(async s => await s.GetRequiredService<InspectionContent>().InspectionAsync(
            await s.GetRequiredService<DudaoDbContext>().Set<Inspection>().SingleAsync(i => i.Id == scene.InspectionId, Cancellation), Cancellation));

        Assert.Equal([scene.Subject], facts.Subjects.Where(s => !s.SelfEvaluationRead).Select(s => s.Id));
        Assert.Equal("综合督导评估", facts.KindName);
    }

    [Theory, OnBothDatabases]
    public async Task 通知作废后_列表显示有效的文号(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Announced);
        await using var _ = office;
        var (first, second, third) = (Notice(scene, 1, new DateOnly(2026, 9, 14)), Notice(scene, 2, new DateOnly(2026, 9, 15)), Notice(scene, 3, new DateOnly(2026, 9, 16)));
        (third.VoidedOn, third.State) = (new DateOnly(2026, 9, 16), nameof(DocumentState.Voided));
        await office.ArrangeAsync(second);
        await office.ArrangeAsync(first);
        await office.ArrangeAsync(third);

        var rows = await office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<InspectionRows>().ReadAsync(Cancellation));

        Assert.Equal(["云政教督〔2026〕2号"], rows.Where(r => r.InspectionId == scene.InspectionId).Select(r => r.Number).Distinct());
    }

    [Theory, OnBothDatabases]
    public async Task 校长换任_公文用当日的校长(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Announced);
        await using var _ = office;
        var school = DemonstrationId.Of(Baishi);
        var next = new Person { Id = Guid.CreateVersion7(), Name = "新任校长", OrganisationId = school };
        await office.ArrangeAsync(next);
        await ChangeAsync(office, async db =>
        {
            var post = await db.Posts.SingleAsync(p => p.OrganisationId == school && p.Role == Role.Head, Cancellation);
            (await db.PostHoldings.SingleAsync(h => h.PostId == post.Id, Cancellation)).To = new DateOnly(2026, 10, 31);
            db.Add(new PostHolding { Id = Guid.CreateVersion7(), PostId = post.Id, PersonId = next.Id, From = new DateOnly(2026, 11, 1) });
        });

        Assert.Equal(("田晓禾", "校长"), await HeadAsync(new DateOnly(2026, 10, 31)));
        Assert.Equal(("新任校长", "校长"), await HeadAsync(new DateOnly(2026, 11, 1)));
        Assert.Equal("", (await HeadAsync(new DateOnly(1990, 1, 1))).Name);

        Task<(string Name, string Post)> HeadAsync(DateOnly day) => office.InScopeAsync(async s =>
        {
            var organisation = await s.GetRequiredService<DudaoDbContext>().Organisations.SingleAsync(o => o.Id == school, Cancellation);
            var head = await s.GetRequiredService<SubjectHeads>().OnAsync(day, InspectionKinds.Comprehensive, organisation, Cancellation);
            return (head.Name, head.Post);
        });
    }

    [Theory, OnBothDatabases]
    public async Task 签收逾期_按本任务的程序规定计(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Announced);
        await using var _ = office;
        var notice = Notice(scene, 1, new DateOnly(2026, 10, 19));
        await office.ArrangeAsync(notice, new Delivery { Id = Guid.CreateVersion7(), DocumentId = notice.Id, SubjectId = scene.Subject, OrganisationId = DemonstrationId.Of(Baishi), How = "平台", SentOn = new DateOnly(2026, 10, 19) });

        // Sent on Monday, today is Wednesday: within two working days, not within one.
        Assert.False(await IsLateAsync());
        var profile = ShippedProfiles.National.WithOwn(new ProfileValue(ValueId.ReceiptCheck, ProfileValue.OwnSource) { Amount = 1, Unit = DayUnit.WorkingDays });
        var record = new ProfileRecord { Id = Guid.CreateVersion7(), OfficeId = DemonstrationId.Of(DemonstrationTree.Office), Name = profile.Name, From = new DateOnly(2020, 1, 1), Content = profile.Write(), Digest = profile.Digest };
        await office.ArrangeAsync(record);
        await ChangeAsync(office, async db => (await db.Set<Inspection>().SingleAsync(i => i.Id == scene.InspectionId, Cancellation)).ProfileId = record.Id);

        Assert.True(await IsLateAsync());

        Task<bool> IsLateAsync() => office.AsAsync(LoopScene.Staff, async s =>
            Assert.Single((await s.GetRequiredService<DeliveryRows>().SourceAsync(Cancellation)).Rows.ToList()).IsLate);
    }

    private static DocumentRecord Notice(LoopScene scene, int number, DateOnly signed) => new()
    {
        Id = Guid.CreateVersion7(),
        OfficeId = DemonstrationId.Of(DemonstrationTree.Office),
        Kind = nameof(DocumentKind.Notice),
        InspectionId = scene.InspectionId,
        Title = "督导评估通知",
        State = nameof(DocumentState.Issued),
        Content = "{}",
        Number = $"云政教督〔2026〕{number}号",
        DraftedOn = signed,
        SignedOn = signed,
        IssuedOn = signed,
    };

    private static Task<int> ChangeAsync(TestOffice office, Func<DudaoDbContext, Task> change) => office.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<DudaoDbContext>();
        await change(db);
        db.Record(new Deed("Test.Arrange", "测试准备"));
        return await db.SaveChangesAsync(Cancellation);
    });

    /// <summary>What work gives, and the texts of the commands that it sent to the database.</summary>
    private static async Task<(T Value, IReadOnlyList<string> Commands)> ReadingAsync<T>(Func<Task<T>> work)
    {
        using var commands = new Commands();
        using var all = DiagnosticListener.AllListeners.Subscribe(commands);
        return (await commands.OfAsync(work), commands.Texts);
    }

    private sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private readonly List<string> _texts = [];
        private readonly AsyncLocal<bool> _isOurs = new();

        public IReadOnlyList<string> Texts => _texts;

        public async Task<T> OfAsync<T>(Func<Task<T>> work)
        {
            _isOurs.Value = true;
            return await work();
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (_isOurs.Value && value.Value is CommandEventData command && value.Key == RelationalEventId.CommandExecuting.Name)
            {
                _texts.Add(command.Command.CommandText);
            }
        }

        public void OnCompleted()
        {
            // What is listened to never ends within a test.
        }

        public void OnError(Exception error) => throw error;

        public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
    }
}
