using System.Text;
using System.Text.Json;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;

namespace Dudao.Core.Tests.Documents;

public class DocumentJsonTests
{
    private static readonly OfficialDocument Notice = DocumentTemplates.Notice(SampleFacts.Notice(SampleFacts.Issued));

    [Fact]
    public void Document_ReadsBack_WithTheSameDigest() => Assert.Equal(Notice.Digest(), DocumentJson.ReadDocument(DocumentJson.Write(Notice)).Digest());

    [Fact]
    public void Digest_ChangesWithAnyWord() => Assert.NotEqual(Notice.Digest(), (Notice with { Addressee = Notice.Addressee + "、大湾乡中学" }).Digest());

    [Fact]
    public void Json_IsReadable_InChinese() => Assert.Contains("\"addressee\":\"云屏县第二中学、", Encoding.UTF8.GetString(DocumentJson.Write(Notice)), StringComparison.Ordinal);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"kind\":\"Notice\",\"form\":\"Document\",\"title\":{\"words\":[]},\"blocks\":[],\"colour\":\"red\"}")]
    public void WhatIsNoDocument_IsRefused(string json) => Assert.ThrowsAny<JsonException>(() => DocumentJson.ReadDocument(Encoding.UTF8.GetBytes(json)));
}
