namespace Dudao.Core.Inspections;

/// <summary>How far a subject has come, as far as it matters to what may be seen.</summary>
/// <param name="Opened">Deliberation was opened. What was seen stays seen, so this holds for good.</param>
/// <param name="PreliminaryReceived">The preliminary opinion was received.</param>
/// <param name="RequestSent">The request (请示) went to the government.</param>
/// <param name="OpinionReceived">The opinion was received.</param>
public sealed record ViewMoment(bool Opened = false, bool PreliminaryReceived = false, bool RequestSent = false, bool OpinionReceived = false)
{
    /// <summary>The setting that lets the subject see agreed or decided marks with their reasons once the opinion is received.</summary>
    public bool ShowsMarksToSubject { get; init; } = true;

    /// <summary>The opinion was filed with the superior office.</summary>
    public bool Filed { get; init; } = true;

    /// <summary>The moment that facts stand at.</summary>
    public static ViewMoment Of(Facts facts) => new(
        facts.Deliberation.Opened || facts.Has(ActId.OpenDeliberation),
        facts.Has(ActId.ReceivePreliminaryOpinion),
        facts.Has(ActId.SignRequest),
        facts.Has(ActId.ReceiveOpinion));
}

/// <summary>Table C, applied to a person.</summary>
public static class Visibility
{
    /// <summary>
    /// What the person may see. Rows of several positions add up, but who marks here has an inspector's view until deliberation opens
    /// (staff and director too), the subject's own people have the subject's view only, and who stepped back sees nothing.
    /// </summary>
    /// <param name="standing">The person.</param>
    /// <param name="moment">How far the subject has come.</param>
    public static Sees Of(Standing standing, ViewMoment moment)
    {
        var positions = standing.Acting;
        if (standing.MarksHere && !moment.Opened)
        {
            positions &= ~Positions.Office;
        }

        var sees = Sees.Nothing;
        foreach (var row in ViewTable.Rows)
        {
            if ((row.Who & positions) != 0)
            {
                sees |= (moment.OpinionReceived ? row.Received : moment.Opened ? row.Opened : row.Before) & Allowed(row.Who, standing, moment);
            }
        }

        return positions.HasFlag(Position.GovernmentLeader) && moment.RequestSent ? sees | Sees.Grade | Sees.Total | Sees.Reply : sees;
    }

    /// <summary>Whether all of <paramref name="what"/> may be seen.</summary>
    public static bool Has(this Sees sees, Sees what) => (sees & what) == what;

    private static Sees Allowed(Position who, Standing standing, ViewMoment moment)
    {
        var all = (Sees)~0;
        if (!standing.HoldsSheet || !standing.MayEnterForOthers)
        {
            all &= ~Sees.SheetHanded;
        }

        if ((who & Positions.Receiving) != 0)
        {
            all &= moment.PreliminaryReceived ? all : ~(Sees.PreliminaryOpinion | Sees.Reply);
            all &= moment.ShowsMarksToSubject ? all : ~Sees.SettledMarks;
        }

        return (who & Position.SuperiorOffice) != 0 && !moment.Filed ? all & Sees.State : all;
    }
}
