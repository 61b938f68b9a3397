namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// A part of what may come out for one line: the mean X̄ between two values and the coefficient between two values. With the two prices of
/// the box, no plan whose outcome lies in it has a line value (cost share, charges, and points of a composite) below <c>Bound</c>.
/// </summary>
/// <param name="MeanFrom">The least mean.</param>
/// <param name="MeanTo">The greatest mean.</param>
/// <param name="From">The least coefficient; where each indicator is judged, the threshold itself.</param>
/// <param name="To">The greatest coefficient.</param>
/// <param name="Stiffness">θ: yuan for each unit of Σw(X − T)².</param>
/// <param name="Target">T: the ratio that spread is measured from.</param>
/// <param name="Bound">What it proves.</param>
internal sealed record Box(double MeanFrom, double MeanTo, double From, double To, double Stiffness, double Target, double Bound);
