using Dudao.Core.Documents;
using Dudao.Core.Inspections;

namespace Dudao.Core.Tests.Documents.Life;

public class DocumentLifeTests
{
    [Fact]
    public void Notice_GoesFromDraftOverCheckAndSignToIssue_AndMayBeVoided()
    {
        DocumentState? state = null;
        foreach (var (step, position) in new[]
        {
            (DocumentStep.Draft, Position.Staff), (DocumentStep.Check, Position.Staff), (DocumentStep.SendBack, Position.Director), (DocumentStep.Draft, Position.Staff),
            (DocumentStep.Check, Position.Director), (DocumentStep.Sign, Position.Director), (DocumentStep.Issue, Position.Staff), (DocumentStep.Void, Position.Director),
        })
        {
            Assert.True(Judge(step, state, position).IsAllowed, $"{step} of {state} by {position}");
            state = DocumentLife.Of(DocumentKind.Notice).Find(step)!.To;
        }

        Assert.Equal(DocumentState.Voided, state);
    }

    /// <summary>Every kind × step × state × position: who is not named is refused as not his, who is, where the state is another.</summary>
    [Fact]
    public void EveryStepOfEveryKind_IsOpenToItsPositionsInItsStates()
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            var life = DocumentLife.Of(kind);
            foreach (var step in Enum.GetValues<DocumentStep>())
            {
                foreach (var state in Enum.GetValues<DocumentState>())
                {
                    foreach (var position in Enum.GetValues<Position>())
                    {
                        var verdict = DocumentRules.Judge(kind, step, state, position);
                        var rule = life.Find(step);
                        var entering = rule is not null && (position & Positions.Entering) != 0 && (rule.Who & Positions.Office) == 0;
                        var expected = position == Position.Outside ? VerdictKind.NotFound
                            : rule is null ? VerdictKind.TooEarly
                            : (rule.Who & position) == 0 && !entering ? VerdictKind.NotYours
                            : rule.From.Contains(state) ? VerdictKind.Allowed
                            : VerdictKind.TooEarly;
                        Assert.Equal(expected, verdict.Kind);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(DocumentKind.InspectionPlan, RegisterKind.Office)]
    [InlineData(DocumentKind.Notice, RegisterKind.Office)]
    [InlineData(DocumentKind.Report, RegisterKind.Office)]
    [InlineData(DocumentKind.Opinion, RegisterKind.Opinion)]
    [InlineData(DocumentKind.Minutes, RegisterKind.Minutes)]
    [InlineData(DocumentKind.PreliminaryOpinion, RegisterKind.None)]
    [InlineData(DocumentKind.SelfEvaluationReport, RegisterKind.None)]
    [InlineData(DocumentKind.ReplyPaper, RegisterKind.None)]
    [InlineData(DocumentKind.NoObjection, RegisterKind.None)]
    public void Kind_DrawsItsNumberFromItsSequence_AsItsFormSays(DocumentKind kind, RegisterKind register)
    {
        Assert.Equal(register, DocumentLife.Of(kind).Register);
        Assert.Equal(kind.IsNumbered(), DocumentLife.Of(kind).IsNumbered);
    }

    [Fact]
    public void Step_ThatIsAnActOfTheInspection_IsThatStepInItsTable()
    {
        foreach (var step in DocumentLife.All.Where(l => l.Kind is not (DocumentKind.SelfEvaluationReport or DocumentKind.ReplyPaper or DocumentKind.NoObjection))
            .SelectMany(l => l.Steps).Where(s => s.Act is not null && s.Step != DocumentStep.Void))
        {
            var act = InspectionKinds.Comprehensive[step.Act!.Value];
            Assert.Equal((step.Step, step.Who), (act.Step, act.Who));
        }
    }

    [Fact]
    public void Sign_OwnDraft_IsRefusedWhileAnotherSignerExists_ElseMarked()
    {
        var attempt = new DocumentAttempt { DraftedByHimself = true, OtherSigners = 1 };
        var both = Position.Staff | Position.Director;
        Assert.Equal(VerdictKind.NotYours, Judge(DocumentStep.Sign, DocumentState.Checked, both, attempt).Kind);
        Assert.Equal("自拟自签（本办没有其他签发人）", Judge(DocumentStep.Sign, DocumentState.Checked, both, attempt with { OtherSigners = 0 }).Remark);
        Assert.Equal("自拟自核", Judge(DocumentStep.Check, DocumentState.Drafted, both, attempt).Remark);
    }

    [Fact]
    public void Sign_OnPaper_IsEnteredByStaff_WithTheScan_AndNotForTheDrafter()
    {
        var paper = DocumentAttempt.FromPaper;
        Assert.Equal(VerdictKind.NotYours, Judge(DocumentStep.Sign, DocumentState.Checked, Position.Director, paper).Kind);
        Assert.Contains("扫描件", Judge(DocumentStep.Sign, DocumentState.Checked, Position.Staff, paper with { HasScan = false }).Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.NotYours, Judge(DocumentStep.Sign, DocumentState.Checked, Position.Staff, paper with { DraftedByHimself = true, OtherSigners = 1 }).Kind);
        Assert.Equal(VerdictKind.TooEarly, Judge(DocumentStep.Sign, DocumentState.Drafted, Position.Staff, paper).Kind);
        Assert.True(Judge(DocumentStep.Sign, DocumentState.Checked, Position.Staff, paper) is { IsAllowed: true, IsEnteredFor: true });
        Assert.Equal(VerdictKind.NotYours, Judge(DocumentStep.Check, DocumentState.Drafted, Position.Recorder, paper).Kind);
    }

    [Fact]
    public void SendBackAndVoid_AskForAReason()
    {
        Assert.Contains("写明意见", Judge(DocumentStep.SendBack, DocumentState.Checked, Position.Director, new()).Refusal!.Message, StringComparison.Ordinal);
        Assert.Contains("登记簿保留原号", Judge(DocumentStep.Void, DocumentState.SignedForIssue, Position.Director, new()).Refusal!.Message, StringComparison.Ordinal);
        Assert.True(Judge(DocumentStep.Void, DocumentState.SignedForIssue, Position.Director, new() { Reason = "日期有误" }).IsAllowed);
    }

    [Fact]
    public void WrongState_AndMissingDraft_AreSaidInWords()
    {
        Assert.Equal("督导评估通知现在是“拟稿”，“签发”要在“已核稿”时办理。", Judge(DocumentStep.Sign, DocumentState.Drafted, Position.Director).Refusal!.Message);
        Assert.Equal("督导评估通知还没有拟稿。", Judge(DocumentStep.Sign, null, Position.Director).Refusal!.Message);
        Assert.Equal("督导评估通知由督导室主任签发。", Judge(DocumentStep.Sign, DocumentState.Checked, Position.Staff).Refusal!.Message);
    }

    private static Verdict Judge(DocumentStep step, DocumentState? state, Position position, DocumentAttempt? attempt = null) =>
        DocumentRules.Judge(DocumentKind.Notice, step, state, position, attempt);
}
