namespace Dudao.Server.Infrastructure.Access;

/// <summary>The right that a page or an endpoint asks for. Every one has it, or says that anyone may come; a test holds this.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedAttribute(Right right) : Attribute
{
    public Right Right => right;
}

/// <summary>Open to who has not signed in.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAllAttribute : Attribute;

public static class NeedExtensions
{
    public static TBuilder Need<TBuilder>(this TBuilder endpoint, Right right)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new NeedAttribute(right));

    public static TBuilder OpenToAll<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenToAllAttribute());
}
