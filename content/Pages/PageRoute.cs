using System.Buffers;
using System.Globalization;
using VillagePublic.Content.Links;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Pages;

/// <summary>What an address means. Every case is one kind of page.</summary>
internal abstract record PageRoute
{
    private const string CodePrefix = "/" + ShortAddress.Segment + "/";

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-/");

    private PageRoute()
    {
    }

    /// <summary>Reads a path; whatever it does not know is <see cref="Unknown"/>.</summary>
    /// <param name="path">Decoded, starting with <c>/</c>.</param>
    public static PageRoute Parse(string path)
    {
        if (path.StartsWith(CodePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return new Code(path[CodePrefix.Length..]);
        }

        if (path.StartsWith(Pictures.Folder, StringComparison.Ordinal))
        {
            return ParseFile(path[Pictures.Folder.Length..]);
        }

        if (path.StartsWith("/data/", StringComparison.Ordinal) && path.Length > "/data/".Length)
        {
            return new Data(path["/data/".Length..]);
        }

        var trimmed = path.TrimEnd('/');
        return trimmed switch
        {
            "" => new Home(),
            "/search" => new Search(),
            "/about" => new About(),
            "/data" => new DataGuide(),
            PageIcon.Path => new Icon(),
            _ when PageScript.All.FirstOrDefault(script => script.Path == trimmed) is { } script => new Script(script),
            _ when trimmed.StartsWith("/month/", StringComparison.Ordinal) => ParseMonth(trimmed["/month/".Length..]),
            _ when trimmed.StartsWith("/verify/", StringComparison.Ordinal) =>
                ParseRevision(trimmed["/verify".Length..], (id, revision) => new Verify(id, revision)),
            _ when trimmed.StartsWith("/receipt/", StringComparison.Ordinal) =>
                ParseRevision(trimmed["/receipt".Length..], (id, revision) => new Receipt(id, revision)),
            _ => ParseDocument(trimmed),
        };
    }

    private static PageRoute ParseMonth(string month) =>
        Wording.MonthOf(month) is { } found && month.Length == found.Length ? new Month(found) : new Unknown();

    private static PageRoute ParseRevision(string path, Func<string, int, PageRoute> of) =>
        ParseDocument(path) is Document { Revision: { } revision, Format: null } document
            ? of(document.Id, revision)
            : new Unknown();

    private static PageRoute ParseDocument(string path)
    {
        if (KindPage.Listed.FirstOrDefault(kind => path == "/" + kind.Folder) is { } kind)
        {
            return new List(kind);
        }

        var id = path[1..];
        string? format = null;
        if (id.LastIndexOf('.') is >= 0 and var dot)
        {
            (id, format) = (id[..dot], id[(dot + 1)..]);
        }

        int? revision = null;
        if (id.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at)
        {
            if (!TryParseRevision(id[(at + 1)..], out var number))
            {
                return new Unknown();
            }

            (id, revision) = (id[..at], number);
        }

        var isId = id.Length > 0 && !id.AsSpan().ContainsAnyExcept(IdCharacters);
        return isId ? new Document(id, revision, format) : new Unknown();
    }

    private static bool TryParseRevision(string text, out int revision) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out revision)
        && revision >= 1
        && text[0] != '0';

    private static PageRoute ParseFile(string name)
    {
        const int HexLength = 2 * Hash.SizeBytes;
        if (name.Length < HexLength || !Hash.TryParse(name[..HexLength], out var hash))
        {
            return new Unknown();
        }

        var rest = name[HexLength..];
        var phone = string.Create(CultureInfo.InvariantCulture, $"-{Pictures.PhoneWidthPx}.jpg");
        return rest == phone ? new File(hash, ForPhones: true, "") : new File(hash, ForPhones: false, rest);
    }

    /// <summary>The village's first page.</summary>
    public sealed record Home : PageRoute;

    /// <summary>All documents of a kind.</summary>
    public sealed record List(KindPage Kind) : PageRoute;

    /// <summary>All documents of a month, <c>2026-10</c>.</summary>
    public sealed record Month(string Name) : PageRoute;

    /// <summary>Search.</summary>
    public sealed record Search : PageRoute;

    /// <summary>Why these pages can be believed.</summary>
    public sealed record About : PageRoute;

    /// <summary>What can be taken along.</summary>
    public sealed record DataGuide : PageRoute;

    /// <summary>A script.</summary>
    public sealed record Script(PageScript Of) : PageRoute;

    /// <summary>The icon browsers ask for.</summary>
    public sealed record Icon : PageRoute;

    /// <summary>How one revision can be checked.</summary>
    public sealed record Verify(string Id, int Revision) : PageRoute;

    /// <summary>A receipt for one revision.</summary>
    public sealed record Receipt(string Id, int Revision) : PageRoute;

    /// <summary>A document: its latest revision, or exactly one; as a page or in another format.</summary>
    public sealed record Document(string Id, int? Revision, string? Format) : PageRoute;

    /// <summary>Open data or a subscription of the whole village.</summary>
    public sealed record Data(string Name) : PageRoute;

    /// <summary>A scanned or typed code.</summary>
    public sealed record Code(string Text) : PageRoute;

    /// <summary>A file by its hash.</summary>
    public sealed record File(Hash Hash, bool ForPhones, string Ending) : PageRoute;

    /// <summary>No page of ours.</summary>
    public sealed record Unknown : PageRoute;
}
