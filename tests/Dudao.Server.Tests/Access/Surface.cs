using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Access;

/// <summary>An endpoint of the running application with its address filled from the scene.</summary>
/// <param name="Right">Null where it is open to all.</param>
internal sealed record Door(string Pattern, string Url, string Method, Right? Right, bool IsClosed);

/// <summary>Every endpoint that the application has, found in it and not listed here, so that a new one is covered the day it lands.</summary>
internal static class Surface
{
    public static IReadOnlyList<Door> Of(TestOffice office, LoopScene scene) =>
    [
        .. office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !e.RoutePattern.RawText!.StartsWith("_framework", StringComparison.Ordinal))
            .SelectMany(e => MethodsOf(e).Select(m => new Door(
                Pattern(e), Fill(e, scene), m, e.Metadata.GetMetadata<NeedAttribute>()?.Right,
                e.Metadata.GetMetadata<NeedAttribute>() is null && e.Metadata.GetMetadata<OpenToAllAttribute>() is null)))
            .DistinctBy(d => (d.Pattern, d.Method)),
    ];

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"];

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string Fill(RouteEndpoint endpoint, LoopScene scene) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => ValueOf(Pattern(endpoint), parameter, scene),
            _ => "",
        }))));

    private static string ValueOf(string pattern, Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter, LoopScene scene) => parameter.Name.ToUpperInvariant() switch
    {
        "SUBJECTID" => scene.Subject.ToString(),
        "INSPECTIONID" => scene.InspectionId.ToString(),
        "VERSIONID" or "OLDER" or "NEWER" => scene.FrameworkVersionId.ToString(),
        "ID" when pattern.StartsWith("/subjects/", StringComparison.Ordinal) => scene.Subject.ToString(),
        "ID" when pattern.StartsWith("/inspections/", StringComparison.Ordinal) => scene.InspectionId.ToString(),
        "LEAFID" or "NODEID" => "c1",
        "SEQUENCE" => "3",
        "YEAR" => "2026",
        "NAME" => "Remind",
        _ => parameter.ParameterPolicies.Any(p => p.Content == "guid") ? "0190b9a0-0000-7000-8000-000000000001" : "x",
    };
}
