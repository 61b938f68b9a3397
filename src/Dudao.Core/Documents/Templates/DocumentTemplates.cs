namespace Dudao.Core.Documents.Templates;

/// <summary>
/// Drafts each kind of document from the facts that the office has: a method a kind, its facts beside it. What a person edits
/// afterwards in Word is theirs; what stands here is complete without editing. Pure: the same facts give the same document.
/// </summary>
public static partial class DocumentTemplates;
