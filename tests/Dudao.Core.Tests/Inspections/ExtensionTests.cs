using Dudao.Core.Inspections;
using Dudao.Core.Procedure;

namespace Dudao.Core.Tests.Inspections;

public class ExtensionTests
{
    private static readonly DateOnly Due = new(2026, 11, 2);

    [Theory]
    [InlineData(-5, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(30, true)]
    public void ADeadline_IsPutOff_NeverBroughtForward(int days, bool may)
    {
        var running = new SubjectDeadline(DeadlineId.Reply, Position.Head, Deadline.FixedOn(Due, "自签收之日起"));

        Assert.Equal(may, SubjectDeadlines.RefuseExtension([running], DeadlineId.Reply, Due.AddDays(days)) is null);
        Assert.NotNull(SubjectDeadlines.RefuseExtension([running], DeadlineId.Opinion, Due.AddDays(days)));
        Assert.NotNull(SubjectDeadlines.RefuseExtension([running with { DoneOn = Due }], DeadlineId.Reply, Due.AddDays(days)));
        Assert.NotNull(SubjectDeadlines.RefuseExtension([running with { Count = null }], DeadlineId.Reply, Due.AddDays(days)));
    }
}
