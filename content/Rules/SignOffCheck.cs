using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules.Checks;

namespace VillagePublic.Content.Rules;

/// <summary>The publisher is never the reviewer.</summary>
public static class SignOffCheck
{
    /// <summary>What is wrong with the people who publish a document; empty when nothing is.</summary>
    /// <param name="path">Path of the document's file.</param>
    /// <param name="publisher">Who publishes, as an account name.</param>
    /// <param name="reviewer">Who signed it off; <see langword="null"/> when nobody did.</param>
    public static IReadOnlyList<Diagnostic> Check(string path, string publisher, string? reviewer)
    {
        if (string.IsNullOrWhiteSpace(reviewer))
        {
            return [DutyRules.SignOffMissing.At(path, TextPlace.Start, new LocalText(
                "还没有第二个人审核签字，不能发布。", "No second person has signed this off; it cannot be published."))];
        }

        return publisher.Trim().Equals(reviewer.Trim(), StringComparison.OrdinalIgnoreCase)
            ? [DutyRules.SamePerson.At(path, TextPlace.Start, new LocalText(
                $"发布和审核都是“{publisher.Trim()}”，要换一个人审核。",
                $"'{publisher.Trim()}' both publishes and reviews; another person must review."))]
            : [];
    }
}
