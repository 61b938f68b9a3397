using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.OnSite.Problems;

/// <summary>What an inspector writes of a problem.</summary>
/// <param name="FinderMemberId">Who found it, where staff or the recorder type it.</param>
public sealed record ProblemForm(string LeafId, string Topic, string Fact, string Basis, string Severity, Guid? FinderMemberId = null);

/// <summary>A problem with its number within the subject, which it keeps.</summary>
public sealed record NumberedProblem(int Number, Problem Problem);

/// <summary>The problems of a subject as the reader may see them.</summary>
public sealed record ProblemsView(SubjectPicture Picture, IReadOnlyList<NumberedProblem> All, Guid ActorPersonId)
{
    public IEnumerable<NumberedProblem> Standing => All.Where(p => p.Problem.RemovedAt is null);

    public bool MayRaise => Picture.Judge(ActId.RaiseProblem).IsAllowed;

    public bool AsksFinder => (Picture.At.Standing.Acting & Position.Member) == 0;

    public bool MayTouch(Problem problem) => MayRaise && (problem.FinderPersonId == ActorPersonId || (Picture.At.Standing.Acting & (Position.Leader | Positions.Entering)) != 0);

    public string About(Problem problem) => problem.LeafId.Length > 0 ? Picture.Plan?.Framework.Find(problem.LeafId)?.Title ?? problem.Topic : problem.Topic;

    public IReadOnlyList<MemberOfTeam> Inspectors => [.. Picture.Team.Where(m => m.Member.Position.Standing().HasFlag(Position.Member))];
}

/// <summary>问题确认单: raised by an inspector, answered by the head or noted by two as refused. Facts alone, never a mark.</summary>
public sealed class ProblemBook(DudaoDbContext db, ActBook book, SignedIn signedIn, OfficeClock clock)
{
    private const int LongestText = 2000;

    public static IReadOnlyList<string> Severities { get; } = ["一般", "较重", "严重"];

    public async Task<Outcome<ProblemsView>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        if (!opened.Value.Sees.Has(Sees.Problems))
        {
            return Failure.NotYours("问题确认单由督导组、督导室和被督导单位的负责人、联络员查看。");
        }

        var all = await db.Set<Problem>().AsNoTracking().Where(p => p.SubjectId == subjectId).ToListAsync(cancellation);
        return new ProblemsView(opened.Value, [.. all.OrderBy(p => p.Id).Select((p, i) => new NumberedProblem(i + 1, p))], signedIn.Actor.PersonId);
    }

    /// <summary>Raises a problem whose id the page made.</summary>
    public Task<Outcome<ActRecord>> RaiseAsync(Guid subjectId, ActForm form, ProblemForm problem, CancellationToken cancellation) => db.WriteAsync<ActRecord>(async () =>
    {
        if (Refuse(problem) is { } refused)
        {
            return refused;
        }

        var (found, finder) = await FinderAsync(subjectId, form, problem, cancellation);
        if (finder is null)
        {
            return found!;
        }

        return await book.PerformAsync(subjectId, ActId.RaiseProblem, finder.Form, "提出问题", picture =>
        {
            db.Add(Put(new Problem
            {
                Id = form.Id,
                OfficeId = picture.Inspection.OfficeId,
                InspectionId = picture.Inspection.Id,
                SubjectId = subjectId,
                OrganisationId = picture.Subject.OrganisationId,
                FinderPersonId = finder.PersonId,
                FinderName = finder.Name,
                FoundOn = form.Day ?? clock.Today,
            }, problem));
            return Task.FromResult<Failure?>(null);
        }, cancellation);
    }, cancellation);

    /// <summary>Changes a problem; what the head had said to it was said to other words, so it is asked again.</summary>
    public Task<Outcome<ActRecord>> ChangeAsync(Guid subjectId, Guid problemId, int version, ActForm form, ProblemForm problem, CancellationToken cancellation) =>
        Refuse(problem) is { } refused ? Task.FromResult<Outcome<ActRecord>>(refused) : TouchAsync(subjectId, problemId, form, "修改问题确认单", row =>
        {
            if (row.Version != version)
            {
                return Failure.Conflict(new Core.Refusal("这张问题确认单刚才已被修改，您这次没有改动任何内容。请刷新后再改。"));
            }

            Put(row, problem);
            (row.Answer, row.AnsweredByName, row.AnsweredOn, row.AnswerWords, row.Witnesses) = (ProblemAnswer.Open, "", null, "", "");
            return null;
        }, cancellation);

    public Task<Outcome<ActRecord>> SetRemovedAsync(Guid subjectId, Guid problemId, ActForm form, bool isRemoved, CancellationToken cancellation) =>
        TouchAsync(subjectId, problemId, form, isRemoved ? "撤下问题确认单" : "恢复问题确认单", row =>
        {
            row.RemovedAt = isRemoved ? clock.Now : null;
            return null;
        }, cancellation);

    /// <summary>The head's word: 属实, or 有异议 with why. Staff may enter it with the signed scan.</summary>
    public async Task<Outcome<ActRecord>> AnswerAsync(Guid subjectId, Guid problemId, ActForm form, bool agrees, string words, CancellationToken cancellation)
    {
        if (!agrees && words.Trim().Length == 0)
        {
            return Failure.Invalid("有异议的，请写明理由。", "Words");
        }

        return await book.PerformAsync(subjectId, ActId.AnswerProblem, form, agrees ? "确认问题属实" : "对问题提出异议", async picture =>
        {
            if (await FindAsync(subjectId, problemId, cancellation) is not { RemovedAt: null } row)
            {
                return Failure.NotFound;
            }

            row.Answer = agrees ? ProblemAnswer.Confirmed : ProblemAnswer.Disputed;
            row.AnsweredByName = form.OwnerName.Length > 0 ? form.OwnerName : signedIn.Actor.Name;
            row.AnsweredOn = form.Day ?? clock.Today;
            row.AnswerWords = words.Trim();
            row.Witnesses = "";
            row.Version++;
            return null;
        }, cancellation);
    }

    /// <summary>Two inspectors note that the head would not sign.</summary>
    public Task<Outcome<ActRecord>> NoteRefusedAsync(Guid subjectId, Guid problemId, ActForm form, IReadOnlyList<Guid> memberIds, CancellationToken cancellation) => db.WriteAsync<ActRecord>(async () =>
    {
        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var witnesses = opened.Value.Inspectors.Where(m => memberIds.Contains(m.Member.Id) || m.Member.PersonId == signedIn.Actor.PersonId).ToList();
        return await book.PerformAsync(subjectId, ActId.NoteProblemRefused, form, "注明负责人拒签问题确认单", async _ =>
        {
            if (await FindAsync(subjectId, problemId, cancellation) is not { RemovedAt: null } row)
            {
                return Failure.NotFound;
            }

            row.Answer = ProblemAnswer.Refused;
            row.AnsweredOn = form.Day ?? clock.Today;
            row.AnswerWords = form.Reason.Trim();
            row.Witnesses = string.Join('、', witnesses.Select(w => w.Name));
            row.Version++;
            return null;
        }, cancellation, facts => facts with { Visit = facts.Visit with { Witnesses = witnesses.Count } });
    }, cancellation);

    private Task<Outcome<ActRecord>> TouchAsync(Guid subjectId, Guid problemId, ActForm form, string words, Func<Problem, Failure?> change, CancellationToken cancellation) => db.WriteAsync<ActRecord>(async () =>
    {
        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var view = opened.Value;
        var entered = view.AsksFinder ? form with { For = Position.Member, OwnerName = view.All.FirstOrDefault(p => p.Problem.Id == problemId)?.Problem.FinderName ?? "" } : form;
        return await book.PerformAsync(subjectId, ActId.RaiseProblem, entered, words, async _ =>
        {
            if (await FindAsync(subjectId, problemId, cancellation) is not { } row)
            {
                return Failure.NotFound;
            }

            if (!view.MayTouch(row))
            {
                return Failure.NotYours("问题确认单由发现人或组长修改。");
            }

            row.Version++;
            return change(row) is { } failed ? failed : null;
        }, cancellation);
    }, cancellation);

    private Task<Problem?> FindAsync(Guid subjectId, Guid problemId, CancellationToken cancellation) =>
        db.Set<Problem>().FirstOrDefaultAsync(p => p.Id == problemId && p.SubjectId == subjectId, cancellation);

    private async Task<(Failure? Failure, Finder? Finder)> FinderAsync(Guid subjectId, ActForm form, ProblemForm problem, CancellationToken cancellation)
    {
        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return (opened.Failure, null);
        }

        if (problem.LeafId.Length > 0 && opened.Value.Picture.Plan?.IndexOf(problem.LeafId) < 0)
        {
            return (Failure.Invalid("所选的指标不适用于这所学校。请重新选择。", "LeafId"), null);
        }

        var actor = signedIn.Actor;
        if (!opened.Value.AsksFinder || (opened.Value.Picture.At.Standing.Acting & Positions.Entering) == 0)
        {
            return (null, new Finder(actor.PersonId, actor.Name, form));
        }

        var member = opened.Value.Inspectors.FirstOrDefault(m => m.Member.Id == problem.FinderMemberId);
        return member is null
            ? (Failure.Invalid("请选择是谁发现的。", "Finder"), null)
            : (null, new Finder(member.Member.PersonId, member.Name, form with { For = Position.Member, OwnerPersonId = member.Member.PersonId, OwnerName = member.Name, OwnerPost = "督学" }));
    }

    private static Failure? Refuse(ProblemForm problem) =>
        problem.Fact.Trim().Length == 0 ? Failure.Invalid("请写明问题事实：时间、地点、数量、情形。", "Fact")
        : problem.Fact.Length > LongestText ? Failure.Invalid($"问题事实最多{LongestText}字。一事一单，请分开写。", "Fact")
        : problem.Basis.Trim().Length == 0 ? Failure.Invalid("请写明依据：违反哪一条规定或标准。", "Basis")
        : problem.LeafId.Length == 0 && problem.Topic.Trim().Length == 0 ? Failure.Invalid("请选择对应指标，或写明事项。", "LeafId")
        : null;

    private static Problem Put(Problem row, ProblemForm problem)
    {
        row.LeafId = problem.LeafId;
        row.Topic = problem.Topic.Trim();
        row.Fact = problem.Fact.Trim();
        row.Basis = problem.Basis.Trim();
        row.Severity = Severities.Contains(problem.Severity) ? problem.Severity : Severities[0];
        return row;
    }

    private sealed record Finder(Guid PersonId, string Name, ActForm Form);
}
