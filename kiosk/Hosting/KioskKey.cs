using System.Security.Cryptography;
using VillagePublic.Content;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>The kiosk's own key: what it cosigns with, and what an admin knows it by. Never an address.</summary>
internal static class KioskKey
{
    private const string FileName = "kiosk.key";
    private const int NameBytes = 4;

    /// <summary>Reads the key, or makes it the first time.</summary>
    /// <param name="dataFolder">The kiosk's data folder.</param>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">The file holds no key.</exception>
    public static SigningKey ReadOrCreate(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "keys");
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path))
        {
            return SigningKey.TryParseSecret(File.ReadAllText(path).TrimEnd('\n'))
                ?? throw new InvalidDataException($"{path} holds no key; move it away and pair the screen again.");
        }

        var name = "kiosk-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));
        var key = SigningKey.Create(name, KeyKind.Cosignature);
        PrivateFile.MakeFolder(folder);
        PrivateFile.WriteOnce(path, StrictUtf8.GetBytes(key.ToSecret() + "\n"));
        return key;
    }
}
