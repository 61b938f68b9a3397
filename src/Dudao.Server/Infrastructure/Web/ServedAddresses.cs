using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Dudao.Server.Infrastructure.Web;

/// <summary>Addresses that a browser can open: who listens on every address of a machine has none by that name.</summary>
public static class ServedAddresses
{
    /// <summary>The addresses for people: on this machine first, then those by which the network reaches it.</summary>
    public static IReadOnlyList<string> ToOpen(IEnumerable<string> listening) =>
        [.. listening.SelectMany(url => IsEverywhere(new Uri(url)) ? Own(new Uri(url)) : [url.TrimEnd('/')]).Distinct()];

    /// <summary>The first address that others can open; null where the program listens to this machine alone.</summary>
    public static string? ForOthers(IEnumerable<string> listening) => ToOpen(listening).FirstOrDefault(url => !new Uri(url).IsLoopback);

    private static IEnumerable<string> Own(Uri url) =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(n => n.OperationalStatus == OperationalStatus.Up && n.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(n => n.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .Where(a => a.AddressFamily == AddressFamily.InterNetwork && !IsSelfGiven(a))
            .Select(a => a.ToString()).Order(StringComparer.Ordinal)
            .Prepend("127.0.0.1")
            .Select(host => $"{url.Scheme}://{host}:{url.Port}");

    private static bool IsEverywhere(Uri url) => IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    /// <summary>169.254: the machine found no network.</summary>
    private static bool IsSelfGiven(IPAddress address) => address.GetAddressBytes() is [169, 254, ..];
}
