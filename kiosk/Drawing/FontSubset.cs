using System.Runtime.InteropServices;

namespace VillagePublic.Kiosk.Drawing;

/// <summary>Cuts a font down to the characters of a file, by HarfBuzz.</summary>
/// <remarks>
/// HarfBuzzSharp ships the functions but has no wrapper for them. A PDF with the whole of a CJK collection has
/// megabytes, and its characters spread over dozens of fonts.
/// </remarks>
internal static partial class FontSubset
{
    private const string Library = "libHarfBuzzSharp";

    /// <summary>A font file with these characters; <see langword="null"/> if the font cannot be cut.</summary>
    /// <param name="face">Handle of a HarfBuzz face; stays the caller's.</param>
    public static byte[]? Cut(nint face, IEnumerable<int> codePoints)
    {
        var input = CreateInput();
        if (input == 0)
        {
            return null;
        }

        try
        {
            var wanted = UnicodeSet(input);
            foreach (var codePoint in codePoints)
            {
                Add(wanted, (uint)codePoint);
            }

            var cut = Subset(face, input);
            if (cut == 0)
            {
                return null;
            }

            var blob = ReferenceBlob(cut);
            try
            {
                var data = Data(blob, out var length);
                var bytes = new byte[length];
                Marshal.Copy(data, bytes, 0, bytes.Length);
                return bytes;
            }
            finally
            {
                DestroyBlob(blob);
                DestroyFace(cut);
            }
        }
        finally
        {
            DestroyInput(input);
        }
    }

    [LibraryImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    private static partial nint CreateInput();

    [LibraryImport(Library, EntryPoint = "hb_subset_input_unicode_set")]
    private static partial nint UnicodeSet(nint input);

    [LibraryImport(Library, EntryPoint = "hb_set_add")]
    private static partial void Add(nint set, uint codePoint);

    [LibraryImport(Library, EntryPoint = "hb_subset_or_fail")]
    private static partial nint Subset(nint face, nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_destroy")]
    private static partial void DestroyInput(nint input);

    [LibraryImport(Library, EntryPoint = "hb_face_reference_blob")]
    private static partial nint ReferenceBlob(nint face);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_data")]
    private static partial nint Data(nint blob, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    private static partial void DestroyBlob(nint blob);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    private static partial void DestroyFace(nint face);
}
