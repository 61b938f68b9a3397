using Dudao.Core.Inspections;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Inspections;

public class VisibilityTests
{
    private const Sees OthersMarks = Sees.AllMarks | Sees.TraineeMarks | Sees.Batch | Sees.SettledMarks | Sees.Total;
    private static readonly ViewMoment Before = new();
    private static readonly ViewMoment Opened = new(true);
    private static readonly ViewMoment PreliminaryReceived = new(true, true);
    private static readonly ViewMoment Received = new(true, true, true, true);

    /// <summary>Table C row by row, written out from the page: what of marks and results each position sees, and whether the team's own material.</summary>
    [Theory]
    [InlineData(Position.Member, "own field problems", "own all trainee settled total grade field problems", "own all trainee settled total grade field problems")]
    [InlineData(Position.Trainee, "own field problems", "own all trainee settled total grade field problems", "own all trainee settled total grade field problems")]
    [InlineData(Position.Leader, "own n each field problems", "own n each all trainee settled total grade field problems", "own n each all trainee settled total grade field problems")]
    [InlineData(Position.Deputy, "own n each field problems", "own n each all trainee settled total grade field problems", "own n each all trainee settled total grade field problems")]
    [InlineData(Position.ChiefLeader, "own n field problems", "own n all trainee batch settled total grade field problems", "own n all trainee batch settled total grade field problems")]
    [InlineData(Position.Recorder, "sheet field problems", "n each all trainee settled total grade field problems", "n each all trainee settled total grade field problems")]
    [InlineData(Position.Staff, "n each sheet field problems", "n each all trainee batch settled total grade field problems", "n each all trainee batch settled total grade field problems")]
    [InlineData(Position.Director, "n problems", "n each all trainee batch settled total grade field problems", "n each all trainee batch settled total grade field problems")]
    [InlineData(Position.Administrator, "", "", "")]
    [InlineData(Position.Head, "problems", "problems", "problems settled total grade")]
    [InlineData(Position.Liaison, "problems", "problems", "problems settled total grade")]
    [InlineData(Position.Contributor, "", "", "grade")]
    [InlineData(Position.GovernmentLeader, "", "", "grade")]
    [InlineData(Position.SuperiorOffice, "", "", "grade")]
    [InlineData(Position.Bureau, "", "", "")]
    [InlineData(Position.Recused, "", "", "")]
    [InlineData(Position.Outside, "", "", "")]
    public void TableC_RowByRow(Position position, string before, string opened, string received)
    {
        var standing = new Standing(position) { HoldsSheet = true };
        Assert.Equal(Read(before), Visibility.Of(standing, Before) & Marks);
        Assert.Equal(Read(opened), Visibility.Of(standing, PreliminaryReceived) & Marks);
        Assert.Equal(Read(received), Visibility.Of(standing, new ViewMoment(true, true, false, true)) & Marks);
    }

    [Fact]
    public void BeforeDeliberation_NoPositionSeesAnothersMarkOrASum()
    {
        foreach (var positions in AllPairs())
        {
            var sees = Visibility.Of(new Standing(positions) { OwnSheetIn = true, HoldsSheet = true }, Before);
            Assert.Equal(Sees.Nothing, sees & (OthersMarks | Sees.Grade | Sees.Opinion | Sees.PreliminaryOpinion));
        }
    }

    [Theory]
    [InlineData(Position.Member, false)]
    [InlineData(Position.Trainee, false)]
    [InlineData(Position.Leader | Position.Member, true)]
    [InlineData(Position.Deputy | Position.Member, true)]
    [InlineData(Position.Staff, true)]
    [InlineData(Position.Staff | Position.Member, false)]
    [InlineData(Position.Director | Position.Leader | Position.Member, true)]
    [InlineData(Position.Director | Position.Member, false)]
    public void BeforeDeliberation_ProgressOfEach_IsSeenByLeaderAndStaffWhoDoNotMark(Position positions, bool seen) =>
        Assert.Equal(seen, Visibility.Of(new Standing(positions), Before).Has(Sees.ProgressOfEach));

    [Theory]
    [InlineData(Position.Staff | Position.Member)]
    [InlineData(Position.Director | Position.Member)]
    [InlineData(Position.Director | Position.Staff | Position.Member)]
    public void OfficeThatMarks_HasAnInspectorsViewUntilOpening_ThenItsOwn(Position positions)
    {
        Assert.Equal(Visibility.Of(new Standing(Position.Member), Before), Visibility.Of(new Standing(positions), Before));
        Assert.True(Visibility.Of(new Standing(positions), Opened).Has(Sees.Batch));
    }

    [Theory]
    [InlineData(Position.Recorder, false, true)]
    [InlineData(Position.Staff, false, true)]
    [InlineData(Position.Staff | Position.Member, false, false)]
    [InlineData(Position.Recorder | Position.Member, false, false)]
    [InlineData(Position.Recorder | Position.Member, true, true)]
    public void HandedSheet_IsSeenByItsTypist_OnceHisOwnIsIn(Position positions, bool ownIn, bool seen)
    {
        Assert.Equal(seen, Visibility.Of(new Standing(positions) { HoldsSheet = true, OwnSheetIn = ownIn }, Before).Has(Sees.SheetHanded));
        Assert.False(Visibility.Of(new Standing(positions) { OwnSheetIn = ownIn }, Before).Has(Sees.SheetHanded), "handed in, or never handed to him");
    }

    [Fact]
    public void Director_SeesProgressInAllAndProblems_ButNoPersonsProgressBeforeOpening()
    {
        var sees = Visibility.Of(new Standing(Position.Director), Before);
        Assert.True(sees.Has(Sees.Progress | Sees.Problems));
        Assert.False(sees.Has(Sees.ProgressOfEach));
        Assert.True(Visibility.Of(new Standing(Position.Director), Opened).Has(Sees.AllMarks | Sees.Batch));
    }

    [Fact]
    public void ChiefLeaderAlone_OfTheTeam_SeesTheBatchSideBySide()
    {
        Assert.True(Visibility.Of(new Standing(Position.ChiefLeader), Opened).Has(Sees.Batch | Sees.AllMarks));
        Assert.False(Visibility.Of(new Standing(Position.Leader | Position.Member), Opened).Has(Sees.Batch));
    }

    [Theory]
    [InlineData(Position.Head)]
    [InlineData(Position.Liaison)]
    [InlineData(Position.Head | Position.Liaison)]
    public void Subject_SeesMarksOnlyOnceTheOpinionIsReceived_AndNeverOnePersons(Position positions)
    {
        var standing = new Standing(positions);
        Assert.Equal(Sees.State | Sees.TeamList | Sees.SelfEvaluation | Sees.Figures | Sees.Problems, Visibility.Of(standing, Before));
        Assert.Equal(Visibility.Of(standing, Before), Visibility.Of(standing, Opened));
        Assert.True(Visibility.Of(standing, PreliminaryReceived).Has(Sees.PreliminaryOpinion));
        Assert.False(Visibility.Of(standing, PreliminaryReceived).Has(Sees.Grade));
        Assert.True(Visibility.Of(standing, Received).Has(Sees.Grade | Sees.Total | Sees.SettledMarks | Sees.Opinion));
        Assert.False(Visibility.Of(standing, Received).Has(Sees.AllMarks));
        Assert.False(Visibility.Of(standing, Received).Has(Sees.TraineeMarks));
        Assert.False(Visibility.Of(standing, Received with { ShowsMarksToSubject = false }).Has(Sees.SettledMarks));
        Assert.True(Visibility.Of(standing, Received with { ShowsMarksToSubject = false }).Has(Sees.Grade));
    }

    [Fact]
    public void Contributor_SeesHisOwnLeavesOnly()
    {
        var sees = Visibility.Of(new Standing(Position.Contributor), Before);
        Assert.True(sees.Has(Sees.OwnLeaves));
        Assert.False(sees.Has(Sees.SelfEvaluation));
    }

    [Theory]
    [InlineData(Position.GovernmentLeader)]
    [InlineData(Position.SuperiorOffice)]
    public void LeaderAndSuperior_SeeTheStateOnly_UntilTheOpinion(Position position)
    {
        Assert.Equal(Sees.State, Visibility.Of(new Standing(position), Before));
        Assert.Equal(Sees.State, Visibility.Of(new Standing(position), PreliminaryReceived));
        Assert.Equal(Sees.State | Sees.Grade | Sees.Opinion, Visibility.Of(new Standing(position), new ViewMoment(true, true, false, true)));
    }

    [Fact]
    public void LeaderWhoConfirms_SeesTheGradeFromTheRequest_TheSuperiorDoesNot()
    {
        var requested = new ViewMoment(true, true, true);
        Assert.True(Visibility.Of(new Standing(Position.GovernmentLeader), requested).Has(Sees.Grade));
        Assert.Equal(Sees.State, Visibility.Of(new Standing(Position.SuperiorOffice), requested));
        Assert.Equal(Sees.State, Visibility.Of(new Standing(Position.SuperiorOffice), Received with { Filed = false }));
    }

    [Fact]
    public void Administrator_SeesTheAuditAndNoContent()
    {
        Assert.All([Before, Opened, Received], m => Assert.Equal(Sees.Audit, Visibility.Of(new Standing(Position.Administrator), m)));
    }

    [Theory]
    [InlineData(Position.Outside)]
    [InlineData(Position.Recused)]
    [InlineData(Position.Recused | Position.Member)]
    [InlineData(Position.Recused | Position.Staff)]
    [InlineData(Position.Recused | Position.Director | Position.Leader)]
    public void OutsiderAndRecused_SeeNothing(Position positions) =>
        Assert.All([Before, Opened, PreliminaryReceived, Received], m => Assert.Equal(Sees.Nothing, Visibility.Of(new Standing(positions), m)));

    [Theory]
    [InlineData(Position.Head | Position.Member)]
    [InlineData(Position.Head | Position.Leader | Position.Member)]
    [InlineData(Position.Head | Position.Staff)]
    public void HeadInHisOwnSchool_HasTheSubjectsViewWhateverElseHeIs(Position positions) =>
        Assert.All([Before, Opened, Received], m => Assert.Equal(Visibility.Of(new Standing(Position.Head), m), Visibility.Of(new Standing(positions), m)));

    [Property]
    public bool MoreIsSeenAsItGoesOn_ExceptTheHandedSheet(int bits, bool ownIn, bool holds)
    {
        var standing = new Standing((Position)(bits & 0xFFFF)) { OwnSheetIn = ownIn, HoldsSheet = holds };
        ViewMoment[] moments = [Before, Opened, PreliminaryReceived, new(true, true, true), Received];
        return moments.Zip(moments.Skip(1)).All(p => Visibility.Of(standing, p.Second).Has(Visibility.Of(standing, p.First) & ~Sees.SheetHanded));
    }

    private static readonly Dictionary<string, Sees> Words = new()
    {
        ["own"] = Sees.OwnMarks,
        ["sheet"] = Sees.SheetHanded,
        ["n"] = Sees.Progress,
        ["each"] = Sees.ProgressOfEach,
        ["all"] = Sees.AllMarks,
        ["trainee"] = Sees.TraineeMarks,
        ["batch"] = Sees.Batch,
        ["settled"] = Sees.SettledMarks,
        ["total"] = Sees.Total,
        ["grade"] = Sees.Grade,
        ["field"] = Sees.FieldRecords,
        ["problems"] = Sees.Problems,
    };

    private static Sees Marks => Words.Values.Aggregate((a, b) => a | b);

    private static Sees Read(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(Sees.Nothing, (sees, word) => sees | Words[word]);

    private static IEnumerable<Position> AllPairs()
    {
        var all = Enum.GetValues<Position>();
        return all.SelectMany(a => all.SelectMany(b => all.Select(c => a | b | c)));
    }
}
