using Dudao.Core.Inspections;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Imports;
using Dudao.Server.Features.Inspections.Acts;
using Dudao.Server.Features.Inspections.Feedback;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Tests.Hosting;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Access;

/// <summary>An endpoint of the running application with its address filled from the scene.</summary>
/// <param name="Right">Null where it is open to all.</param>
/// <param name="IsPage">A page, whose posts name one of its forms.</param>
internal sealed record Door(string Pattern, string Url, string Method, Right? Right, bool IsClosed, bool IsPage)
{
    public bool IsRead => Method == "GET";

    /// <summary>Of one subject, inspection or another record, rather than of a list or of the reader himself.</summary>
    public bool IsOfRecord => Pattern.Contains(":guid}", StringComparison.Ordinal) || Pattern.Contains("{Sequence", StringComparison.Ordinal);

    public bool IsAt(string start) => Pattern.StartsWith(start, StringComparison.Ordinal);
}

/// <summary>Every endpoint that the application has, found in it and not listed here, so that a new one is covered the day it lands.</summary>
internal static class Surface
{
    /// <param name="subjects">Addresses of a subject are filled with each of these.</param>
    public static IReadOnlyList<Door> Of(AccessOffice access, params Guid[] subjects) =>
    [
        .. access.Office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !Pattern(e).StartsWith("/_framework", StringComparison.Ordinal) && !Pattern(e).StartsWith("/{**", StringComparison.Ordinal) && !Pattern(e).StartsWith("/pieces", StringComparison.Ordinal))
            .SelectMany(e => subjects.SelectMany(s => Fill(e, access, s)).Distinct().SelectMany(url => MethodsOf(e).Select(m => new Door(
                Pattern(e), url + Query(e, access, m), m, e.Metadata.GetMetadata<NeedAttribute>()?.Right,
                e.Metadata.GetMetadata<NeedAttribute>() is null && e.Metadata.GetMetadata<OpenToAllAttribute>() is null,
                e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))))
            .DistinctBy(d => (d.Url, d.Method)),
    ];

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"];

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string Query(RouteEndpoint endpoint, AccessOffice access, string method) =>
        Pattern(endpoint) == "/files/{id:guid}" && method == "PUT" ? $"?kind=FieldRecord&record={access.FieldRecord}&slot={access.Scene.Subject}&name=2.png" : "";

    private static IReadOnlyList<string> Fill(RouteEndpoint endpoint, AccessOffice access, Guid subject)
    {
        IReadOnlyList<string> urls = [""];
        foreach (var segment in endpoint.RoutePattern.PathSegments)
        {
            IReadOnlyList<string> written = [""];
            foreach (var part in segment.Parts)
            {
                IReadOnlyList<string> values = part switch
                {
                    RoutePatternLiteralPart literal => [literal.Content],
                    RoutePatternSeparatorPart separator => [separator.Content],
                    RoutePatternParameterPart parameter => ValuesOf(Pattern(endpoint), parameter.Name.ToUpperInvariant(), access, subject),
                    _ => throw new InvalidOperationException($"{Pattern(endpoint)}: an unknown part of an address"),
                };
                written = [.. written.SelectMany(w => values.Select(v => w + v))];
            }

            urls = [.. urls.SelectMany(u => written.Select(w => $"{u}/{w}"))];
        }

        return urls is [""] ? ["/"] : urls;
    }

    /// <summary>A line for every parameter; a new one must be given a record of the scene.</summary>
    private static IReadOnlyList<string> ValuesOf(string pattern, string name, AccessOffice access, Guid subject)
    {
        var place = pattern.Split('/')[1];
        return (place, name) switch
        {
            ("subjects", "SUBJECTID" or "ID") => [subject.ToString()],
            ("subjects", "RECORDID") => [access.FieldRecord.ToString()],
            ("subjects", "PROBLEMID") => [access.Problem.ToString()],
            ("subjects", "LEAFID") => ["c1"],
            ("subjects", "WHAT") => [$"record-{access.FieldRecord}", $"problem-{access.Problem}", "LessonRecord"],
            ("subjects", "SHEET") => [.. FeedbackSheets.All.Select(s => s.Name)],
            ("subjects", "NAME") when pattern.Contains("/feedback/", StringComparison.Ordinal) => [.. FeedbackSheets.All.Select(s => s.Name)],
            ("subjects", "NAME") when pattern.Contains("/act/", StringComparison.Ordinal) => [.. Enum.GetValues<ActId>().Where(PlainActs.IsPlain).Select(a => a.ToString())],
            ("subjects", "KIND") => ["reply", "no-objection"],
            ("inspections", "INSPECTIONID" or "ID") => [access.Scene.InspectionId.ToString()],
            ("inspections", "MEMBERID") => [LoopScene.MemberOf(LoopScene.MemberTwo).ToString()],
            ("frameworks", "VERSIONID" or "OLDER" or "NEWER") => [access.Scene.FrameworkVersionId.ToString()],
            ("frameworks", "NODEID") => ["c1"],
            ("documents", "ID") => [access.Document.ToString()],
            ("documents", "LINEID") => [access.RegisterLine.ToString()],
            ("files", "ID") => [access.File.ToString()],
            ("imports", "KIND") => [KindOfImport(access)],
            ("imports", "ID") => [access.Import.ToString()],
            ("organisations", "ID") => [DemonstrationId.Of("白石小学").ToString()],
            ("people", "ID") => [LoopScene.PersonOf(LoopScene.Head).ToString()],
            ("people", "POSTID") => [access.HeadsPost.ToString()],
            ("audit", "SEQUENCE") => [.. access.MarkEvents.Select(e => e.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            ("procedure", "YEAR") => ["2026"],
            _ => throw new InvalidOperationException($"{pattern}: no line here says which record of the scene {name} is. Add one, so that who may not is asked there too."),
        };
    }

    private static string KindOfImport(AccessOffice access)
    {
        using var scope = access.Office.Services.CreateScope();
        return scope.ServiceProvider.GetServices<ITableImport>().First().Kind;
    }
}
