namespace VillagePublic.Content.Pages.Markup;

/// <summary>An address a page may lead to: a path on this server, or http, https, mailto, tel. Nothing else.</summary>
internal readonly record struct SafeAddress
{
    private static readonly string[] OutsideSchemes = ["http", "https", "mailto", "tel"];

    private readonly string? value;

    private SafeAddress(string value)
    {
        this.value = value;
    }

    /// <summary>The address, percent-encoded.</summary>
    public string Value => value ?? "/";

    /// <summary>A path on this server, whatever it holds: it is encoded segment by segment.</summary>
    /// <param name="path">Not encoded yet. Leading slashes count as one, so that it never names another server.</param>
    /// <param name="query">After the <c>?</c>, encoded already; <see langword="null"/> for none.</param>
    public static SafeAddress Local(string path, string? query = null)
    {
        var encoded = string.Join('/', path.TrimStart('/').Split('/').Select(Uri.EscapeDataString))
            .Replace("%40", "@", StringComparison.Ordinal);
        return new SafeAddress(query is null ? $"/{encoded}" : $"/{encoded}?{query}");
    }

    /// <summary>A place on the same page.</summary>
    public static SafeAddress OnPage(string id) => new("#" + Uri.EscapeDataString(id));

    /// <summary>An address outside; <see langword="null"/> unless its scheme is on the allow-list.</summary>
    public static SafeAddress? TryOutside(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || !OutsideSchemes.Contains(uri.Scheme, StringComparer.Ordinal)
            || !address.StartsWith(uri.Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return new SafeAddress(uri.AbsoluteUri);
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
