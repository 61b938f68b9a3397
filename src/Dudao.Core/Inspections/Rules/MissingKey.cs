namespace Dudao.Core.Inspections;

/// <summary>Where what is missing is mended. A page turns a key into a link; Core knows no addresses.</summary>
public static class MissingKey
{
    /// <summary>The state itself: the act belongs to another one.</summary>
    public const string State = "state";
    /// <summary>The plan's dates, subjects and list item.</summary>
    public const string Plan = "plan";
    /// <summary>The framework.</summary>
    public const string Framework = "framework";
    /// <summary>The team and its declarations.</summary>
    public const string Team = "team";
    /// <summary>Parts given to members.</summary>
    public const string Parts = "parts";
    /// <summary>Warnings that the director decides.</summary>
    public const string Warnings = "warnings";
    /// <summary>A paper on its way.</summary>
    public const string Papers = "papers";
    /// <summary>Deliveries and receipts.</summary>
    public const string Delivery = "delivery";
    /// <summary>The self-evaluation.</summary>
    public const string SelfEvaluation = "self-evaluation";
    /// <summary>Mark sheets.</summary>
    public const string Sheets = "sheets";
    /// <summary>Field records: the hearing of article 19.</summary>
    public const string Hearing = "hearing";
    /// <summary>Problems.</summary>
    public const string Problems = "problems";
    /// <summary>Figures.</summary>
    public const string Figures = "figures";
    /// <summary>The visit.</summary>
    public const string Visit = "visit";
    /// <summary>Leaves in deliberation.</summary>
    public const string Leaves = "leaves";
    /// <summary>Confirmations of the agreed marks.</summary>
    public const string Confirmations = "confirmations";
    /// <summary>The feedback meeting.</summary>
    public const string Feedback = "feedback";
    /// <summary>The reply.</summary>
    public const string Reply = "reply";
    /// <summary>The meeting that decides.</summary>
    public const string Decision = "decision";
    /// <summary>The government's reply.</summary>
    public const string Confirmation = "confirmation";
    /// <summary>公示.</summary>
    public const string Publicity = "publicity";
    /// <summary>The procedure profile and the office's own values.</summary>
    public const string Profile = "profile";
    /// <summary>The form in which the act is entered.</summary>
    public const string Form = "form";
}
