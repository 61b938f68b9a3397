using System.Text;

namespace Dudao.Server.Infrastructure.Web;

/// <summary>Where a request says that the person was going: followed only within this site.</summary>
public static class LocalUrl
{
    /// <summary>
    /// The address as a header can carry it, or the desk's. Browsers drop tabs and line ends and read \ as /, so /⇥/elsewhere would lead away.
    /// </summary>
    public static string Of(string? asked)
    {
        if (asked is not ['/', ..] || asked is ['/', '/' or '\\', ..] || asked.Any(char.IsControl))
        {
            return "/";
        }

        var url = new StringBuilder(asked.Length);
        foreach (var rune in asked.EnumerateRunes())
        {
            url.Append(rune.IsAscii && rune.Value != ' ' ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return url.ToString();
    }
}
