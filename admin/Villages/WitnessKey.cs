using System.Security.Cryptography;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Admin.Villages;

/// <summary>The key with which this machine witnesses others' logs.</summary>
internal static class WitnessKey
{
    private const string FileName = "witness.key";
    private const int NameBytes = 4;

    /// <summary>Reads the key, or makes it the first time.</summary>
    /// <exception cref="IOException">The file cannot be read or written, or holds no key.</exception>
    public static SigningKey ReadOrCreate(DataFolder data)
    {
        var path = Path.Combine(data.Keys, FileName);
        if (File.Exists(path))
        {
            return SigningKey.TryParseSecret(File.ReadAllText(path).TrimEnd('\n'))
                ?? throw new IOException($"{path} holds no key.");
        }

        var name = "witness-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));
        var key = SigningKey.Create(name, KeyKind.Cosignature);
        PrivateFile.MakeFolder(data.Keys);
        PrivateFile.WriteOnce(path, StrictUtf8.GetBytes(key.ToSecret() + "\n"));
        return key;
    }
}
