using Dudao.Core.Documents;
using Dudao.Server.Features.Settings;

namespace Dudao.Server.Features.Documents.Desk;

/// <summary>Which of the office's codes a kind is numbered under.</summary>
internal static class RegisterUseOf
{
    public static RegisterUse Use(this RegisterKind register) => register switch
    {
        RegisterKind.Joint => RegisterUse.Joint,
        RegisterKind.Opinion => RegisterUse.Opinion,
        RegisterKind.Rectification => RegisterUse.Rectification,
        RegisterKind.Minutes => RegisterUse.Minutes,
        _ => RegisterUse.General,
    };
}
