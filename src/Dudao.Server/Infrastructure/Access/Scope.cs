using System.Linq.Expressions;
using Dudao.Server.Data.People;

namespace Dudao.Server.Infrastructure.Access;

/// <summary>The filter that every query over organisation-owned rows goes through.</summary>
public static class Scope
{
    /// <summary>Organisations under a node that the actor is bound to.</summary>
    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> organisations, Actor actor) =>
        organisations.VisibleTo(actor, o => o.Path);

    /// <summary>Rows whose organisation's path lies under a node that the actor is bound to.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, Actor actor, Expression<Func<T, string>> path)
    {
        var startsWith = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!;
        Expression any = Expression.Constant(false);
        foreach (var scope in actor.Scopes)
        {
            var under = Expression.Call(path.Body, startsWith, Expression.Constant(scope));
            any = any is ConstantExpression ? under : Expression.OrElse(any, under);
        }

        return rows.Where(Expression.Lambda<Func<T, bool>>(any, path.Parameters));
    }
}
