namespace VillagePublic.Content.Documents;

/// <summary>Decides where a link may lead. Everything not allowed here is shown as text.</summary>
internal static class LinkReader
{
    // Longer addresses are no links people follow, and do not fit a QR code either.
    private const int MaxLength = 2000;

    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>The target of a link in a document.</summary>
    /// <param name="documentPath">Path of the document's file.</param>
    /// <param name="address">Address after Markdown's own decoding of escapes and entities.</param>
    /// <returns><see langword="null"/> if the link is not allowed.</returns>
    public static LinkTarget? Resolve(string documentPath, string address)
    {
        var trimmed = address.Trim();
        if (trimmed.Length is 0 or > MaxLength || trimmed.Any(char.IsControl))
        {
            return null;
        }

        // Decoded once more: what a browser would still decode must not hide a scheme from us.
        var decoded = Uri.UnescapeDataString(System.Net.WebUtility.HtmlDecode(trimmed));
        if (decoded.Any(character => char.IsControl(character) || character is '\\' or '\uFFFD'))
        {
            return null;
        }

        return SchemeOf(decoded) is { } scheme
            ? Outside(trimmed, scheme)
            : Inside(documentPath, decoded.Split('#', '?')[0]);
    }

    /// <summary>Whether a text is a document id: lower-case ASCII letters, digits, <c>-</c>, <c>/</c>.</summary>
    public static bool IsDocumentId(string id) =>
        id.Length is > 0 and <= 200
        && id.Split('/').All(part => part.Length > 0
            && part.All(character => char.IsAsciiLetterLower(character)
                || char.IsAsciiDigit(character) || character == '-'));

    /// <summary>A file's path below <c>files/</c>, or <see langword="null"/> if it is elsewhere.</summary>
    public static string? FilePath(string documentPath, string address) =>
        Resolve(documentPath, address) is LinkTarget.File file ? file.Path : null;

    private static string? SchemeOf(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var end = address.AsSpan().IndexOfAny('/', '?', '#');
        return colon < 0 || (end >= 0 && end < colon) ? null : address[..colon].ToLowerInvariant();
    }

    private static LinkTarget.Outside? Outside(string address, string scheme)
    {
        if (!Schemes.Contains(scheme) || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        // "https:example" has a scheme but no host, "https://a@b" hides where it leads.
        var web = scheme is "http" or "https";
        return web && (uri.Host.Length == 0 || uri.UserInfo.Length > 0)
            ? null
            : new LinkTarget.Outside(web ? uri.AbsoluteUri : address);
    }

    private static LinkTarget? Inside(string documentPath, string path)
    {
        if (Combine(documentPath, path) is not { } resolved)
        {
            return null;
        }

        if (resolved.StartsWith("files/", StringComparison.Ordinal) && resolved.Length > "files/".Length)
        {
            return new LinkTarget.File(resolved);
        }

        var id = resolved.EndsWith(".md", StringComparison.Ordinal) ? resolved[..^3] : resolved;
        return IsDocumentId(id) ? new LinkTarget.Document(id) : null;
    }

    private static string? Combine(string documentPath, string path)
    {
        if (path.Length == 0 || path.StartsWith("//", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = new List<string>(path[0] == '/' ? [] : documentPath.Split('/')[..^1]);
        foreach (var part in path.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return null;
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return parts.Count == 0 ? null : string.Join('/', parts);
    }
}
