namespace VillagePublic.Tests.Store;

/// <summary>The same numbers in every run (xorshift64*).</summary>
internal sealed class SeededNumbers(ulong seed)
{
    private ulong state = seed == 0 ? 1 : seed;

    /// <summary>A number from 0 up to, not including, <paramref name="limit"/>.</summary>
    public int Below(int limit)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (int)((state * 2685821657736338717UL >> 33) % (ulong)limit);
    }

    public bool Half() => Below(2) == 0;

    public byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)Below(256))];
}
