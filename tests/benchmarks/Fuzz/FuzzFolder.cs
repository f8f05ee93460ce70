namespace VillagePublic.Benchmarks.Fuzz;

/// <summary>Where a fuzzing run keeps what it works on and what it finds.</summary>
internal static class FuzzFolder
{
    /// <summary>The input being run, mapped into memory so that a crash of the process leaves it behind.</summary>
    public static string Current(string folder) => Path.Combine(folder, "current.bin");

    public static IReadOnlyList<string> Findings(string folder) =>
        [.. Directory.EnumerateFiles(folder, "finding-*").Order(StringComparer.Ordinal)];

    /// <summary>Writes a finding: the reason in the name, the input as content.</summary>
    public static void Keep(string folder, string reason, ReadOnlySpan<byte> input)
    {
        var name = $"finding-{reason}-"
            + $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(input))[..16]}";
        File.WriteAllBytes(Path.Combine(folder, name), input);
    }

    /// <summary>Keeps the input the worker died of.</summary>
    public static void KeepCurrent(string folder, int crash)
    {
        var current = Current(folder);
        if (File.Exists(current))
        {
            var bytes = File.ReadAllBytes(current);
            var length = BitConverter.ToInt32(bytes);
            File.WriteAllBytes(
                Path.Combine(folder, $"finding-crash-{crash}"), bytes.AsSpan(sizeof(int), length).ToArray());
        }
    }
}
