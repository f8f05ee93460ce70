using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>A witness's memory as one small file for each log.</summary>
/// <param name="folder">The folder; made when first written.</param>
public sealed class WitnessFolder(string folder) : IWitnessMemory
{
    /// <inheritdoc />
    public byte[]? Read(string origin) => File.Exists(PathOf(origin)) ? File.ReadAllBytes(PathOf(origin)) : null;

    /// <inheritdoc />
    public void Write(string origin, byte[] note)
    {
        PrivateFile.MakeFolder(folder);
        PrivateFile.Replace(PathOf(origin), note);
    }

    // An origin may hold anything; its hash is always a name.
    private string PathOf(string origin) =>
        Path.Combine(folder, Hash.Of(StrictUtf8.GetBytes(origin)) + ".note");
}
