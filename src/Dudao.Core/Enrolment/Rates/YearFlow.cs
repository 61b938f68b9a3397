namespace Dudao.Core.Enrolment.Rates;

/// <summary>Where the pupils of a group went between two rolls.</summary>
public sealed class YearFlow
{
    /// <summary>Pupils at the start.</summary>
    public long AtStart { get; internal set; }

    /// <summary>Suspended and not returned.</summary>
    public long Suspended { get; internal set; }

    /// <summary>Withdrawn or expelled.</summary>
    public long Withdrawn { get; internal set; }

    /// <summary>Died.</summary>
    public long Died { get; internal set; }

    /// <summary>Emigrated.</summary>
    public long Emigrated { get; internal set; }

    /// <summary>Graduated.</summary>
    public long Graduated { get; internal set; }

    /// <summary>Transferred out, arrived or not.</summary>
    public long TransferredOut { get; internal set; }

    /// <summary>Transferred out and arrived nowhere: no school of the end roll has the child, and no day of arrival is given.</summary>
    public long TransferredNowhere { get; internal set; }

    /// <summary>Gone without a movement.</summary>
    public long Unexplained { get; internal set; }

    /// <summary>Came by transfer.</summary>
    public long TransferredIn { get; internal set; }

    /// <summary>Came otherwise, first grades left out.</summary>
    public long OtherIncrease { get; internal set; }
}
