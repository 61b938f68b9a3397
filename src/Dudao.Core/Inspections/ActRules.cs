namespace Dudao.Core.Inspections;

/// <summary>Who may do what, when: the one place where an act is judged.</summary>
public static class ActRules
{
    /// <summary>Judges an act.</summary>
    /// <param name="kind">The kind of inspection.</param>
    /// <param name="id">The act.</param>
    /// <param name="state">The state of the subject; for an act of the batch that of its hindmost subject.</param>
    /// <param name="standing">Who asks.</param>
    /// <param name="facts">What is so.</param>
    /// <param name="attempt">What is being tried; null to ask whether a page may offer the act, without what is typed with it.</param>
    /// <returns>Allowed with its warnings, or why not: first whether the subject is there for him, then whether it is his, then whether it is time.</returns>
    public static Verdict Judge(InspectionKind kind, ActId id, InspectionState state, Standing standing, Facts facts, Attempt? attempt = null)
    {
        if (standing.Acting == Position.Outside || kind.Find(id) is not { } act)
        {
            return new Verdict(VerdictKind.NotFound);
        }

        var enteredFor = (act.Who & standing.Acting) == 0 || (attempt?.For is { } owner && (!attempt.IsOwn || (owner & standing.Acting) == 0));
        if ((enteredFor ? RefuseEntering(act, standing, attempt) : RefuseOwn(act, standing, attempt)) is { } notYours)
        {
            return new Verdict(VerdictKind.NotYours) { Refusal = notYours };
        }

        var broken = act.Rules.Select(RuleBook.Get).Where(r => attempt is not null || !r.OfAttempt)
            .Select(rule => (Rule: rule, Text: rule.Find(new Case(act, facts, attempt, standing.Acting)))).Where(b => b.Text is not null).ToList();
        if (broken.Find(b => b.Rule.Forbids) is { Rule: { } forbids, Text: { } forbidden })
        {
            return new Verdict(VerdictKind.NotYours) { Refusal = new Refusal($"{forbidden}。{forbids.Words}。", forbids.Article) };
        }

        if (!act.IsOpenIn(state))
        {
            return WrongState(kind, act, state);
        }

        var missing = broken.Where(b => !b.Rule.Warns).Select(b => new Missing(b.Rule.Id, b.Rule.Key, b.Text!, b.Rule.Article)).ToList();
        if (DayProblem(act, facts, attempt) is { } future)
        {
            missing.Insert(0, future);
        }

        if (missing.Count > 0)
        {
            return new Verdict(VerdictKind.TooEarly)
            {
                Missing = missing,
                Refusal = RefusalOf(act, missing),
                Warnings = [.. broken.Where(b => b.Rule.Warns).Select(b => new Warning(b.Rule.Id, $"{b.Text}。{b.Rule.Words}。", b.Rule.Article))],
            };
        }

        return new Verdict(VerdictKind.Allowed)
        {
            IsEnteredFor = enteredFor,
            Warnings =
            [
                .. broken.Select(b => new Warning(b.Rule.Id, $"{b.Text}。{b.Rule.Words}。", b.Rule.Article)),
                .. Warnings(kind, act, facts, attempt),
            ],
            Remark = attempt is { DraftedByHimself: true } && act.Rules.Contains(RuleId.SignsAnothersDraft) ? "自拟自签（本办没有其他签发人）" : "",
        };
    }

    private static Refusal? RefuseOwn(Act act, Standing standing, Attempt? attempt) =>
        act.SheetHandedOnly && !act.OwnOnly && !standing.HoldsSheet ? new Refusal("这份评分表没有交给您录入。")
        : act.SheetHandedOnly && !act.OwnOnly && !standing.MayEnterForOthers ? OwnSheetFirst
        : act.OwnOnly && attempt is { IsOwn: false } ? new Refusal($"“{act.Name}”只能由本人办理。")
        : null;

    private static Refusal? RefuseEntering(Act act, Standing standing, Attempt? attempt)
    {
        if ((standing.Acting & Positions.Entering) == 0)
        {
            return new Refusal($"“{act.Name}”由{act.Who.AnyOf()}办理。");
        }

        if (act.Nature == ActNature.Mark)
        {
            return new Refusal($"“{act.Name}”由{act.Who.AnyOf()}本人办理，不能代录；纸质评分表由收到该表的人录入。");
        }

        if (!standing.MayEnterForOthers)
        {
            return OwnSheetFirst;
        }

        if (act.SheetHandedOnly && !standing.HoldsSheet)
        {
            return new Refusal("这份评分表没有交给您录入。");
        }

        return act.Nature == ActNature.Signature && attempt is { HasScan: false } ? new Refusal($"代录“{act.Name}”应当附本人签名的扫描件。") : null;
    }

    private static Refusal OwnSheetFirst => new("您在这里也有评分任务，请先提交本人的评分表，再代录他人的内容。");

    private static Verdict WrongState(InspectionKind kind, Act act, InspectionState state)
    {
        var states = act.States.Where(s => kind.PlaceOf(s) >= 0).ToList();
        var isPast = states.Count > 0 && states.TrueForAll(s => kind.PlaceOf(s) < kind.PlaceOf(state));
        var named = string.Join("”“", states.Select(s => s.Name()));
        var words = states.Count == 0 ? $"已结案，不再办理“{act.Name}”。"
            : isPast ? $"现在是“{state.Name()}”，“{act.Name}”应当在“{named}”时办理，已经过了。"
            : $"现在是“{state.Name()}”，“{act.Name}”要到“{named}”时才能办理。";
        return new Verdict(VerdictKind.TooEarly)
        {
            Refusal = new Refusal(words),
            Missing = [new Missing(MissingKey.State, MissingKey.State, words.TrimEnd('。'))],
        };
    }

    private static Missing? DayProblem(Act act, Facts facts, Attempt? attempt) =>
        attempt is not null && attempt.Day > facts.Today
            ? new Missing("DayNotInFuture", MissingKey.Form, $"“{act.Name}”的日期（{attempt.Day.Month}月{attempt.Day.Day}日）晚于今天")
            : null;

    private static IEnumerable<Warning> Warnings(InspectionKind kind, Act act, Facts facts, Attempt? attempt)
    {
        if (attempt?.Tie is { IsRefused: false } tie)
        {
            yield return new Warning(RuleId.FreeOfRecusal, tie.Text, tie.Article, DirectorDecides: true);
        }

        if (attempt is not null && DayBefore(kind, act, facts) is { } before && attempt.Day < before)
        {
            yield return new Warning("DayInOrder", $"日期（{attempt.Day.Month}月{attempt.Day.Day}日）早于上一步的日期（{before.Month}月{before.Day}日）。请写明理由。");
        }
    }

    private static DateOnly? DayBefore(InspectionKind kind, Act act, Facts facts)
    {
        var earlier = kind.Path.TakeWhile(s => s.Act != act.Id && !s.InsteadBy.Contains(act.Id)).SelectMany(s => s.InsteadBy.Prepend(s.Act));
        var days = earlier.Where(a => a != act.Id && facts.Has(a)).Select(a => facts.Days[a]).ToList();
        return days.Count > 0 ? days.Max() : null;
    }

    private static Refusal RefusalOf(Act act, List<Missing> missing)
    {
        var first = missing[0];
        var rule = first.Rule == "DayNotInFuture" ? "日期不能晚于今天" : RuleBook.Get(first.Rule).Words;
        var others = missing.Count > 1 ? $"另有{missing.Count - 1}项未完成：{string.Join("；", missing.Skip(1).Select(m => m.Text))}。" : "";
        var articles = missing.Select(m => m.Article).Where(a => a.Length > 0).Distinct();
        return new Refusal($"还不能办理“{act.Name}”：{first.Text}。{rule}。{others}", string.Join("、", articles));
    }
}
