using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>Which problems stand in the opinions: each whose sheet was answered, signed as true, with objection or refused before witnesses.</summary>
public static class ForOpinion
{
    public static bool Is(Problem problem) => problem.RemovedAt is null && problem.Answer != ProblemAnswer.Open;
}
