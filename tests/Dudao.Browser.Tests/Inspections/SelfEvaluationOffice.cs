using Dudao.Browser.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace Dudao.Browser.Tests.Inspections;

/// <summary>
/// The demonstration with 柳溪镇初级中学 as it stood when the notice was received: nothing shared, nothing typed. The demonstration's day is
/// later, so its schools have all evaluated themselves; this takes one school's evaluation out again.
/// </summary>
internal static class SelfEvaluationOffice
{
    public const string School = "柳溪镇初级中学";
    public const string Head = "2199000407";
    public const string Liaison = "2199000407L";
    public const string Staff = "shenqiuhe";

    /// <summary>The demonstration's framework asks for no file; here this leaf does.</summary>
    public const string WithFile = "c4";
    public static readonly string[] Contributors = ["2199000407T1", "2199000407T2", "2199000407T3"];

    private const string Rule = """任课教师合格0.5分，书记校长讲思政课0.5分","rule":{"rule":"checklist",""";

    /// <summary>Starts it; where <paramref name="missing"/> is given, only these leaves are empty and the others are as the school typed them.</summary>
    public static async Task<ServedOffice> StartAsync(CancellationToken cancellation, params string[] missing)
    {
        var office = await ServedOffice.StartAsync(demonstration: true, cancellation);
        await office.KillAsync();
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(office.Folder, "dudao.db")};Pooling=False"))
        {
            await database.OpenAsync(cancellation);
            await using var command = database.CreateCommand();
            command.CommandText = """
                CREATE TEMP TABLE S AS SELECT s.Id FROM Subject s JOIN Organisations o ON o.Id = s.OrganisationId WHERE o.Name = $school;
                UPDATE Subject SET State = 'SelfEvaluation' WHERE Id IN (SELECT Id FROM S);
                DELETE FROM ActRecord WHERE SubjectId IN (SELECT Id FROM S) AND Act IN ('ShareLeaves', 'SubmitSelfEvaluation', 'AcceptSelfEvaluation');
                DELETE FROM SelfEntry WHERE SubjectId IN (SELECT Id FROM S) AND ($missing = '' OR instr($missing, ' ' || LeafId || ' ') > 0);
                UPDATE SelfEntry SET ContributorPersonId = NULL WHERE SubjectId IN (SELECT Id FROM S);
                UPDATE FrameworkVersionRecord SET Content = replace(Content, $rule, $rule || '"upload":"任课安排表",');
                UPDATE Inspection SET SelfEvaluationTo = '2026-10-30';
                """;
            command.Parameters.AddWithValue("$rule", Rule);
            command.Parameters.AddWithValue("$school", School);
            command.Parameters.AddWithValue("$missing", missing.Length == 0 ? "" : $" {string.Join(' ', missing)} ");
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await office.RestartAsync(cancellation);
        return office;
    }
}
