namespace VillagePublic.Content.Store;

/// <summary>Another process owns the store's file.</summary>
/// <param name="path">The store's file.</param>
/// <param name="holder">Who holds it, as that process introduced itself; empty when it did not.</param>
/// <param name="innerException">What the system said.</param>
public sealed class StoreInUseException(string path, string holder, Exception innerException)
    : IOException(Describe(path, holder).English, innerException)
{
    /// <summary>The message in both languages.</summary>
    public LocalText LocalMessage => Describe(path, holder);

    /// <summary>Who holds the file, such as <c>process 4711 (VillagePublic.Admin)</c>; empty when unknown.</summary>
    public string Holder => holder;

    private static LocalText Describe(string path, string holder) => holder.Length == 0
        ? new LocalText(
            $"{path} 正被另一个程序使用，请先关闭它。",
            $"{path} is in use by another program; close that one first.")
        : new LocalText(
            $"{path} 正被另一个程序使用：{holder}。请先关闭它。",
            $"{path} is in use by {holder}; close that one first.");
}
