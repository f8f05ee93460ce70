using VillagePublic.Content.Documents;

namespace VillagePublic.Tests.Sample;

/// <summary>The sample is the living example of the format: the product reads all of it.</summary>
public sealed class SampleParsesTests
{
    [Fact]
    public void Every_document_parses_without_a_finding()
    {
        var findings = from document in PlainDocument.All
                       from diagnostic in DocumentParser.Parse(document.Id + ".md", document.Text).Diagnostics
                       select diagnostic.ToString();
        Assert.Empty(findings);
    }
}
