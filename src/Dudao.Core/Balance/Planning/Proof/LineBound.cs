namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// A line's proven value: everything that may come out is divided into boxes, finer where the plan itself lies, each with its own prices; the least
/// of their bounds holds for every plan.
/// </summary>
internal sealed class LineBound
{
    private const double FirstWidth = 0.004;

    private readonly BoxBound _bound;
    private readonly double _goal;
    private readonly double _closeEnough;
    private readonly double _stiffness;
    private readonly (double Mean, double Coefficient) _plan;

    private LineBound(LineShare share, double point, double goal, double closeEnough, double stiffness, (double Mean, double Coefficient) plan)
    {
        _bound = new BoxBound(share, point);
        (_goal, _closeEnough, _stiffness, _plan) = (goal, closeEnough, stiffness, plan);
    }

    /// <summary>Divides and bounds.</summary>
    /// <param name="share">The line's costs and charges.</param>
    /// <param name="point">What a point of the coefficient costs; 0 where the line is judged by itself.</param>
    /// <param name="meanRange">The least and the greatest mean that a plan no dearer than ours can have.</param>
    /// <param name="coefficientRange">The least and greatest coefficient; both the threshold where the line is judged by itself.</param>
    /// <param name="goal">The line's value in our plan: no bound needs to be above it.</param>
    /// <param name="closeEnough">How far below the goal is as good as at it.</param>
    /// <param name="stiffness">The stiffness at the plan, to start from.</param>
    /// <param name="plan">Where our plan lies.</param>
    /// <param name="most">The most boxes.</param>
    public static List<Box> Prove(
        LineShare share, double point, (double From, double To) meanRange, (double From, double To) coefficientRange,
        double goal, double closeEnough, double stiffness, (double Mean, double Coefficient) plan, int most)
    {
        var proof = new LineBound(share, point, goal, closeEnough, stiffness, plan);
        return proof.Divide(meanRange, coefficientRange, most);
    }

    private List<Box> Divide((double From, double To) means, (double From, double To) coefficients, int most)
    {
        var open = new PriorityQueue<Box, double>();
        Enqueue(Prove(means.From, means.To, coefficients.From, coefficients.To));
        var done = new List<Box>();
        while (open.Count > 0)
        {
            var box = open.Dequeue();
            if (box.Bound >= _goal - _closeEnough || open.Count + done.Count >= most || Split(box) is not { } parts)
            {
                done.Add(box);
                break;
            }

            Enqueue(parts.First);
            Enqueue(parts.Second);
        }

        while (open.Count > 0)
        {
            done.Add(open.Dequeue());
        }

        return done;

        void Enqueue(Box box) => open.Enqueue(box, box.Bound);
    }

    private Box Prove(double meanFrom, double meanTo, double from, double to) =>
        _bound.Prove(meanFrom, meanTo, from, to, Start(meanFrom, meanTo, from, to), _goal);

    private double Start(double meanFrom, double meanTo, double from, double to)
    {
        var (mean, sum) = ((meanFrom + meanTo) / 2, from + to);
        return from == to ? _stiffness : _stiffness * (2 * _plan.Mean * _plan.Mean * _plan.Coefficient) / (mean * mean * Math.Max(sum, 1e-6));
    }

    /// <summary>Two halves of a box, cut where they help most; null where it is already so small that cutting does not help.</summary>
    private (Box First, Box Second)? Split(Box box)
    {
        var mean = box.MeanTo;
        var lossOfMean = (1 + (box.To * box.To)) * (box.MeanTo - box.MeanFrom) * (box.MeanTo - box.MeanFrom);
        var lossOfCoefficient = mean * mean * (box.To - box.From) * (box.To - box.From);
        var scale = Math.Max(box.Stiffness, _stiffness) * Math.Max(lossOfMean, lossOfCoefficient) / 4;
        if (scale <= _closeEnough / 8)
        {
            return null;
        }

        if (lossOfMean >= lossOfCoefficient)
        {
            var cut = Cut(box.MeanFrom, box.MeanTo, _plan.Mean);
            return (Prove(box.MeanFrom, cut, box.From, box.To), Prove(cut, box.MeanTo, box.From, box.To));
        }

        var at = Cut(box.From, box.To, _plan.Coefficient);
        return (Prove(box.MeanFrom, box.MeanTo, box.From, at), Prove(box.MeanFrom, box.MeanTo, at, box.To));
    }

    /// <summary>Near the plan's own value, in steps that shrink towards it; elsewhere the middle.</summary>
    private static double Cut(double from, double to, double plan)
    {
        var width = FirstWidth * plan;
        if (plan <= from || plan >= to || to - from <= 2 * width)
        {
            return (from + to) / 2;
        }

        var (below, above) = (plan - from, to - plan);
        return below >= above ? plan - Math.Max(width, below / 6) : plan + Math.Max(width, above / 6);
    }
}
