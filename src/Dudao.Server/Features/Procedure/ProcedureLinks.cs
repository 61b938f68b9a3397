using System.Globalization;

namespace Dudao.Server.Features.Procedure;

/// <summary>Addresses of rules of procedure.</summary>
public static class ProcedureLinks
{
    public const string Home = "/procedure";
    public const string Choose = "/procedure/profile";
    public const string YearlyList = "/procedure/list";

    public static string ChooseOne(string code, bool common = false) => $"/procedure/profile?code={code}{(common ? "&common=1" : "")}";

    public static string Holidays(int year) => string.Create(CultureInfo.InvariantCulture, $"/procedure/holidays/{year}");

    public static string YearlyListOf(int year) => string.Create(CultureInfo.InvariantCulture, $"/procedure/list?year={year}");
}
