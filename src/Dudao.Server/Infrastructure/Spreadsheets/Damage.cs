using System.Xml;

namespace Dudao.Server.Infrastructure.Spreadsheets;

/// <summary>Which exceptions of the parsers below mean that the file is damaged, and not that the machine or the program fails.</summary>
internal static class Damage
{
    public static bool IsMeantBy(Exception exception) => exception is XmlException or InvalidDataException or EndOfStreamException
        or FormatException or OverflowException or ArgumentException or IndexOutOfRangeException or NotSupportedException;
}
