using System.Buffers.Binary;

namespace VillagePublic.Content.Rules.Attachments;

/// <summary>Finds what a PDF (ISO 32000) tells of its making: who, with what, when, and where its pictures were taken.
/// </summary>
/// <remarks>
/// Looks at what lies open: the strings of the information dictionary, XMP packets, EXIF in embedded JPEGs. Each is
/// blanked in place, so that nothing moves and the table of offsets stays true. What is compressed or encrypted
/// is not looked into. Pure; never throws on damaged bytes.
/// </remarks>
public static class PdfMetadata
{
    // The end mark stands within the last kilobyte, some say; scanners add padding.
    private const int EndSearchBytes = 4096;

    internal static PictureFile Look(ReadOnlySpan<byte> file)
    {
        var told = Find(file);
        return new PictureFile(
            FileNature.Pdf,
            TellsPlace: TellsPlace(file, told),
            TellsMore: told.Count > 0,
            IsCmyk: false,
            IsMoving: false,
            IsWhole: file[Math.Max(0, file.Length - EndSearchBytes)..].IndexOf("%%EOF"u8) >= 0);
    }

    /// <summary>The file without what it tells; the same bytes when it tells nothing or somebody has signed them.
    /// </summary>
    /// <param name="file">All bytes of a PDF.</param>
    public static byte[] Blank(byte[] file)
    {
        var told = Find(file);
        if (told.Count == 0 || IsSigned(file))
        {
            return file;
        }

        var blank = (byte[])file.Clone();
        foreach (var (start, length, filler) in told)
        {
            blank.AsSpan(start, length).Fill(filler);
        }

        return blank;
    }

    // Changing any byte would break the signature.
    private static bool IsSigned(ReadOnlySpan<byte> file) => file.IndexOf("/ByteRange"u8) >= 0;

    private static bool TellsPlace(ReadOnlySpan<byte> file, List<Told> told)
    {
        foreach (var (start, length, _) in told)
        {
            if (ExifBlock.TellsPlace(file.Slice(start, length)))
            {
                return true;
            }
        }

        return false;
    }

    private static List<Told> Find(ReadOnlySpan<byte> file)
    {
        var told = new List<Told>();
        FindPackets(file, told);
        FindInformation(file, told);
        FindExif(file, told);
        return told;
    }

    // What is blank already tells nothing.
    private static void Add(List<Told> told, ReadOnlySpan<byte> file, Told range)
    {
        if (file.Slice(range.Start, range.Length).IndexOfAnyExcept("\0 \r\n\t"u8) >= 0)
        {
            told.Add(range);
        }
    }

    // XMP stands between two processing instructions, so that programs find it in any file.
    private static void FindPackets(ReadOnlySpan<byte> file, List<Told> told)
    {
        var at = 0;
        while (Next(file, "<?xpacket begin"u8, at) is >= 0 and var begin)
        {
            var start = Next(file, "?>"u8, begin);
            var end = start < 0 ? -1 : Next(file, "<?xpacket end"u8, start);
            if (end < 0)
            {
                return;
            }

            Add(told, file, new Told(start + 2, end - start - 2, (byte)' '));
            at = end;
        }
    }

    // "/Info 5 0 R" in a trailer leads to "5 0 obj << /Author (…) … >>". A file saved anew has several of both.
    private static void FindInformation(ReadOnlySpan<byte> file, List<Told> told)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var at = 0;
        while (Next(file, "/Info"u8, at) is >= 0 and var found)
        {
            at = found + 5;
            if (ReadReference(file[at..]) is not { } reference || !seen.Add(reference))
            {
                continue;
            }

            var head = System.Text.Encoding.ASCII.GetBytes(reference + " obj");
            var from = 0;
            while (Next(file, head, from) is >= 0 and var place)
            {
                from = place + head.Length;
                if (place == 0 || file[place - 1] is not (>= (byte)'0' and <= (byte)'9'))
                {
                    FindStrings(file, from, told);
                }
            }
        }
    }

    // Two numbers and an R; null for anything else.
    private static string? ReadReference(ReadOnlySpan<byte> text)
    {
        var near = System.Text.Encoding.Latin1.GetString(text[..Math.Min(text.Length, 24)])
            .Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return near is [var number, var generation, ['R', ..], ..]
            && number.All(char.IsAsciiDigit) && generation.All(char.IsAsciiDigit)
                ? $"{number} {generation}"
                : null;
    }

    // The strings of one dictionary, which holds nothing but names, strings and no other dictionary.
    private static void FindStrings(ReadOnlySpan<byte> file, int from, List<Told> told)
    {
        var at = from;
        while (at < file.Length && file[at] is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')
        {
            at++;
        }

        if (!file[at..].StartsWith("<<"u8))
        {
            return;
        }

        at += 2;
        while (at < file.Length && !file[at..].StartsWith(">>"u8) && !file[at..].StartsWith("endobj"u8))
        {
            var end = file[at] switch
            {
                (byte)'(' => EndOfLiteral(file, at),
                (byte)'<' => Next(file, ">"u8, at),
                _ => at,
            };
            if (end < 0)
            {
                return;
            }

            if (end > at + 1)
            {
                Add(told, file, new Told(at + 1, end - at - 1, (byte)' '));
            }

            at = end + 1;
        }
    }

    // Parentheses nest; a backslash takes the next byte's meaning away. -1 when the string does not end.
    private static int EndOfLiteral(ReadOnlySpan<byte> file, int start)
    {
        var depth = 0;
        for (var at = start; at < file.Length; at++)
        {
            switch (file[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when --depth == 0:
                    return at;
                default:
                    break;
            }
        }

        return -1;
    }

    // A photograph inside keeps its segment APP1: marker, length, "Exif".
    private static void FindExif(ReadOnlySpan<byte> file, List<Told> told)
    {
        var at = 0;
        while (Next(file, "Exif\0\0"u8, at) is >= 0 and var found)
        {
            at = found + 6;
            if (found < 4 || file[found - 4] != 0xFF || file[found - 3] != 0xE1)
            {
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(found - 2)..]) - 2;
            if (length > 6 && found + length <= file.Length)
            {
                Add(told, file, new Told(found, length, 0));
            }
        }
    }

    private static int Next(ReadOnlySpan<byte> file, ReadOnlySpan<byte> wanted, int from)
    {
        var found = file[from..].IndexOf(wanted);
        return found < 0 ? -1 : from + found;
    }

    // A range of the file, and what it is blanked with.
    private readonly record struct Told(int Start, int Length, byte Filler);
}
