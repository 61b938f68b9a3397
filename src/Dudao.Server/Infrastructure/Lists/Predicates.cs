using System.Linq.Expressions;
using System.Reflection;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>Builds conditions over a row's members that the database understands; values go in as parameters.</summary>
internal static class Predicates
{
    private static readonly MethodInfo Contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
    private static readonly MethodInfo ToLower = typeof(string).GetMethod(nameof(string.ToLower), Type.EmptyTypes)!;

    /// <summary>The word within any of the members, whatever the case of its letters.</summary>
    public static Expression<Func<T, bool>> AnyContains<T>(IReadOnlyList<Expression<Func<T, string?>>> members, string word)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var sought = Value(word.ToLowerInvariant());
        var any = members.Select(member => (Expression)Expression.Call(Lower(BodyOn(member, row)), Contains, sought)).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<T, bool>>(any, row);
    }

    public static Expression<Func<T, bool>> Either<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, BodyOn(other, one.Parameters[0])), one.Parameters);

    public static Expression<Func<T, bool>> Equal<T, TValue>(Expression<Func<T, TValue>> member, TValue value) =>
        Expression.Lambda<Func<T, bool>>(Expression.Equal(member.Body, Value(value)), member.Parameters);

    public static Expression<Func<T, bool>> Compare<T, TValue>(Expression<Func<T, TValue>> member, ExpressionType how, TValue value) =>
        Expression.Lambda<Func<T, bool>>(Expression.MakeBinary(how, member.Body, Value(value)), member.Parameters);

    /// <summary>A captured variable rather than a constant, so that the plan of the query is reused.</summary>
    private static MemberExpression Value<TValue>(TValue value) => Expression.Field(Expression.Constant(new Held<TValue>(value)), nameof(Held<TValue>.Kept));

    private static MethodCallExpression Lower(Expression text) => Expression.Call(Expression.Coalesce(text, Expression.Constant("")), ToLower);

    private static Expression BodyOn<T, TValue>(Expression<Func<T, TValue>> member, ParameterExpression row) =>
        new Replace(member.Parameters[0], row).Visit(member.Body);

    private sealed class Held<TValue>(TValue value)
    {
        public readonly TValue Kept = value;
    }

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
