namespace Dudao.Server.Tests.Hosting;

/// <summary>The database that a test runs on; every test of the server runs on both.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>Both databases, for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute() : Xunit.v3.DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<Database>(Database.Sqlite), new TheoryDataRow<Database>(Database.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
