using System.Text;

namespace VillagePublic.Content.Rules.Villages;

/// <summary>Says what the bytes of a text look like when they are not UTF-8. Never decides, only tells.</summary>
public static class EncodingGuess
{
    private static readonly Lazy<Encoding> Gb18030 = new(() =>
        (CodePagesEncodingProvider.Instance.GetEncoding("GB18030")
            ?? throw new InvalidOperationException("The runtime has no GB18030."))
        .WithExceptions());

    /// <summary>The name of an encoding the bytes are valid in.</summary>
    /// <returns><see langword="null"/> if they look like none.</returns>
    public static string? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => "UTF-16 LE",
        [0xFE, 0xFF, ..] => "UTF-16 BE",
        _ when bytes.Contains((byte)0) => null,
        _ => IsGb18030(bytes) ? "GB18030（GBK）" : null,
    };

    private static bool IsGb18030(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _ = Gb18030.Value.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding WithExceptions(this Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
