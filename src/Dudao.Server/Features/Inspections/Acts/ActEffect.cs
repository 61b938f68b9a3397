using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Inspections.Acts;

/// <summary>What a plain act changes beside the state, said by the feature whose records it changes. Run inside the act's own transaction.</summary>
/// <param name="Change">A failure stops the act, and nothing is saved.</param>
internal sealed record ActEffect(ActId Act, Func<IServiceProvider, SubjectPicture, ActForm, CancellationToken, Task<Failure?>> Change);
