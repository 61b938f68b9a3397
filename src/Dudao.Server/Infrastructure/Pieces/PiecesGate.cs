using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Infrastructure.Pieces;

/// <summary>The sheets of pieces are for those who build and for the demonstration; elsewhere they are not there.</summary>
internal sealed class PiecesGate(ServeOptions options, IWebHostEnvironment environment)
{
    public bool IsOpen => options.IsDemonstration || environment.IsDevelopment();
}
