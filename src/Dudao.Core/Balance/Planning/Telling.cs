using System.Collections.Immutable;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Proof;
using Dudao.Core.Balance.Planning.Search;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Planning;

/// <summary>Turns numbers back into schools, resources and persons, and checks the table that comes out.</summary>
internal sealed class Telling(PlanModel model, CountyFigures county, CountyCheck before, Found found, Proven proof)
{
    public BalancePlan Plan(decimal bound, decimal step, bool exact, decimal? budget)
    {
        var entries = Ledger.Entries(found.Trial) ?? throw new InvalidOperationException("The plan gives away more than is received.");
        var (trial, part) = (found.Trial, (decimal?)null);
        if (budget is { } most && most < found.Cost)
        {
            (trial, entries) = new BudgetPart(model, entries, most).Choose();
            part = found.Cost;
        }

        var table = After(trial);
        var check = CountyReading.Read(table, model.Standard).Counties.Where(other => other.Group == county.Group)
            .Select(other => Checker.Check(other, model.Standard)).FirstOrDefault();
        if (check is null || (part is null && check.Reached != true))
        {
            throw new InvalidOperationException("The plan does not pass its own check.");
        }

        return new BalancePlan(
            Ledger.Cost(entries), bound, Additions(entries), Moves(entries), before, check, table, Proofs(), Links(), proof.Allowance, step, exact)
        {
            WholeCost = part,
        };
    }

    private ImmutableArray<Addition> Additions(List<Entry> entries) =>
    [
        .. entries.Where(entry => entry.From < 0).Select(entry => (Purchase: model.Purchases[entry.To], Units: (long)entry.Units)).OrderBy(bought => bought.Purchase.Row)
            .Select(bought => new Addition(
                Row(bought.Purchase), Name(bought.Purchase), bought.Purchase.Column, bought.Purchase.Stage, bought.Units, bought.Units * bought.Purchase.Size,
                bought.Units * bought.Purchase.Price)),
    ];

    private ImmutableArray<Move> Moves(List<Entry> entries) =>
    [
        .. entries.Where(entry => entry.From >= 0).Select(entry => (From: model.Purchases[entry.From], To: model.Purchases[entry.To], entry.Units, entry.Price))
            .Select(moved => new Move(
                Row(moved.From), Name(moved.From), Row(moved.To), Name(moved.To), moved.To.Column, moved.To.Stage!.Value, (long)moved.Units, (decimal)moved.Units * moved.Price)),
    ];

    private ImmutableArray<LineProof> Proofs() =>
    [
        .. model.Lines.Select((line, at) => new LineProof(
            model.Stages[line.Stage].Stage, line.Code, proof.Boxes[at].Min(box => box.Bound), proof.Points[line.Stage],
            [.. proof.Boxes[at].Select(box => new ProvenBox(box.MeanFrom, box.MeanTo, box.From, box.To, box.Stiffness, box.Target, box.Bound))],
            [.. Enumerable.Range(0, line.Count).Select(place => Place(proof.Dual.Shares[at], place))])),
    ];

    private ProvenPlace Place(LineShare share, int place)
    {
        var line = share.Line;
        var bought = line.Purchase[place] >= 0 ? model.Purchases[line.Purchase[place]].Column : null;
        return new ProvenPlace(
            county.Table.Schools[model.Stages[line.Stage].Rows[place]].Row, bought, line.Weight[place], line.Start[place], line.Gain[place], share.Cost[place],
            share.Cost[place] - share.Kink[place], share.Rest[place], share.Full[place], share.Most[place], share.Charge[place]);
    }

    private ImmutableArray<PartLink> Links() =>
    [
        .. model.Subsets.Select((subset, at) => (subset, Price: proof.Dual.Links[at])).Where(link => link.Price > 0)
            .Select(link => (Part: model.Purchases[link.subset.Part], link.subset, link.Price))
            .Select(link => new PartLink(Row(link.Part), link.Part.Stage!.Value, link.Part.Column, link.Price, link.subset.WholeFigure - link.subset.PartFigure)),
    ];

    private int Row(Purchase purchase) => county.Table.Schools[purchase.Row].Row;

    private string Name(Purchase purchase) => county.Table.Schools[purchase.Row].Name;

    private SchoolTable After(Trial trial)
    {
        var table = county.Table;
        var values = table.Columns.ToDictionary(column => column.Name, column => (double[])column.Values.Clone());
        foreach (var purchase in model.Purchases.Where(purchase => trial.Units[purchase.Index] != 0))
        {
            var kind = table.Schools[purchase.Row].Kind!.Value;
            var column = RawFigure.Column(
                table, purchase.Row, kind, purchase.Stage ?? Stage.Primary, purchase.Column, purchase.Stage is null ? ResourceKind.Shared : ResourceKind.Staff)!;
            values[column.Name][purchase.Row] = purchase.Figure + (trial.Units[purchase.Index] * purchase.Size);
        }

        return table with { Columns = [.. table.Columns.Select(column => column with { Values = values[column.Name] })] };
    }
}
