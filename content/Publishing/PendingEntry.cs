namespace VillagePublic.Content.Publishing;

/// <summary>What is to be published, fixed to the byte, for the author and then the reviewer to sign.</summary>
/// <remarks>
/// Holds everything of the entry but the time, which is when it is published and no person's to choose, and the
/// approvals themselves. It can be kept as <see cref="Bytes"/> until the reviewer comes.
/// </remarks>
public sealed class PendingEntry
{
    private PendingEntry(string origin, LogEntry entry, byte[] bytes) =>
        (Origin, Entry, Bytes) = (origin, entry, bytes);

    /// <summary>The log it is for. Signed with the rest, so that no other village can use the signatures.</summary>
    public string Origin { get; }

    /// <summary>What it says; without time and approvals.</summary>
    public LogEntry Entry { get; }

    /// <summary>The bytes of the entry up to the time, closed by a brace.</summary>
    public byte[] Bytes { get; }

    /// <summary>Fixes the bytes of an entry.</summary>
    /// <exception cref="ArgumentException">The entry breaks the rules of the format.</exception>
    public static PendingEntry Of(string origin, LogEntry entry)
    {
        var subject = entry with { Published = default, Approvals = [] };
        if (EntryRules.Fault(subject) is { } fault)
        {
            throw new ArgumentException(fault.English, nameof(entry));
        }

        return new PendingEntry(origin, subject, LogEntryFormat.FormatSubject(subject));
    }

    /// <summary>Reads kept bytes back.</summary>
    /// <returns>The pending entry, or <see langword="null"/> if the bytes are malformed.</returns>
    public static PendingEntry? TryParse(string origin, byte[] bytes) =>
        LogEntryFormat.TryParseSubject(bytes) is { } entry ? new PendingEntry(origin, entry, bytes) : null;

    /// <summary>The message a person signs.</summary>
    /// <remarks>Names the purpose, the log, the role and the person, so that a signature serves nothing else.</remarks>
    internal byte[] MessageFor(string role, string name) =>
        [.. StrictUtf8.GetBytes($"villagepublic/approval/v1\n{Origin}\n{role}\n{name}\n"), .. Bytes];
}
