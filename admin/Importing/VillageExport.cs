using VillagePublic.Content.Store;

namespace VillagePublic.Admin.Importing;

/// <summary>Writes the current revisions of a village as the folder they came from.</summary>
internal static class VillageExport
{
    /// <summary>Writes all documents and files; returns how many files there are.</summary>
    /// <exception cref="IOException">A blob is missing or damaged, or the folder cannot be written.</exception>
    public static int Write(VillageLibrary library, string folder)
    {
        var root = Path.GetFullPath(folder);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var blob in library.Current.Current.SelectMany(revision => revision.Entry.Blobs))
        {
            if (!written.Add(blob.Name))
            {
                continue;
            }

            var path = Path.GetFullPath(Path.Combine(root, blob.Name));
            if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new IOException($"'{blob.Name}' leads out of the folder.");
            }

            var bytes = library.ReadBlob(blob.Sha256) ?? throw new IOException($"{blob.Name} is missing or damaged.");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        return written.Count;
    }
}
