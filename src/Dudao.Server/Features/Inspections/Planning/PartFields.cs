namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>The names of the fields of 分工: a main marker and second ones for each node.</summary>
internal static class PartFields
{
    private const string MainOf = "main.";
    private const string SecondsOf = "second.";

    public static string First(string nodeId) => MainOf + nodeId;

    public static string Second(string nodeId) => SecondsOf + nodeId;

    /// <summary>What the table says; a member who is main somewhere is not second there too.</summary>
    public static IReadOnlyList<GivenPart> Read(IFormCollection form)
    {
        var parts = new List<GivenPart>();
        foreach (var prefix in new[] { MainOf, SecondsOf })
        {
            foreach (var field in form.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                var node = field.Key[prefix.Length..];
                parts.AddRange(field.Value.Where(v => Guid.TryParse(v, out _)).Select(v => new GivenPart(node, Guid.Parse(v!), prefix == SecondsOf))
                    .Where(p => !parts.Exists(m => m.NodeId == node && m.MemberId == p.MemberId)));
            }
        }

        return parts;
    }
}
