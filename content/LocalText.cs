namespace VillagePublic.Content;

/// <summary>One message in the two languages the product speaks.</summary>
/// <param name="Chinese">Simplified Chinese, spoken rather than written style.</param>
/// <param name="English">English.</param>
public readonly record struct LocalText(string Chinese, string English)
{
    /// <summary>The text for a BCP 47 language; everything but English reads Chinese.</summary>
    public string In(string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Chinese;
}
