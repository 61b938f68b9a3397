using Dudao.Server.Infrastructure.Saving;
using FsCheck;
using FsCheck.Xunit;

namespace Dudao.Server.Tests.Saving;

public sealed class SaveRuleTests
{
    [Fact]
    public void TheSameValue_IsThereAlready_WhateverItsBase() =>
        Assert.Equal(SaveStep.Same, SaveRule.Decide(new("a", "2", 0), "2", "2", 7));

    [Fact]
    public void TheVersionThatWasSeen_IsWrittenOver() =>
        Assert.Equal(SaveStep.Write, SaveRule.Decide(new("a", "3", 7), "3", "2", 7));

    [Fact]
    public void AVersionNotSeen_IsAConflict() =>
        Assert.Equal(SaveStep.Conflict, SaveRule.Decide(new("a", "3", 6), "3", "2", 7));

    [Fact]
    public void OnesOwnEarlierValue_WhoseAnswerWasLost_IsNoConflict() =>
        Assert.Equal(SaveStep.Write, SaveRule.Decide(new("a", "3", 6, ["2"]), "3", "2", 7));

    [Fact]
    public void AnOwnEarlierValue_OverwrittenByAnother_IsAConflict() =>
        Assert.Equal(SaveStep.Conflict, SaveRule.Decide(new("a", "3", 6, ["2"]), "3", "9", 8));

    [Fact]
    public void NothingAndEmpty_AreTheSame() =>
        Assert.Equal(SaveStep.Same, SaveRule.Decide(new("a", null, 0), null, "", 3));

    /// <summary>Two people type into one field in any order, with answers lost at will: no value that was stored is overwritten by one who had not seen it.</summary>
    [Property]
    public bool NothingIsOverwrittenUnseen((bool First, bool AnswerIsLost, byte Value)[] typed)
    {
        var (stored, version, writer) = ("", 0, -1);
        var seen = new[] { ("", 0), ("", 0) };
        var sent = new[] { new List<string?>(), new List<string?>() };
        foreach (var (first, answerIsLost, value) in typed ?? [])
        {
            var who = first ? 0 : 1;
            var text = $"{who}:{value}";
            var step = SaveRule.Decide(new("f", text, seen[who].Item2, sent[who]), text, stored, version);
            if (step == SaveStep.Write)
            {
                if (seen[who].Item2 != version && writer != who)
                {
                    return false;
                }

                (stored, version, writer) = (text, version + 1, who);
            }

            sent[who].Add(text);
            if (!answerIsLost)
            {
                seen[who] = (stored, version);
                sent[who].Clear();
            }
        }

        return true;
    }
}
