using VillagePublic.Content.Documents;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>The two keys a log is published with.</summary>
/// <param name="Log">Signs checkpoints. Its name is the origin.</param>
/// <param name="Clock">Cosigns them with the time, so that a frozen feed can be seen.</param>
public sealed record LogKeys(SigningKey Log, SigningKey Clock) : IDisposable
{
    /// <summary>The log's name.</summary>
    public string Origin => Log.Verifier.Name;

    /// <summary>Makes new keys.</summary>
    /// <param name="origin">The log's name, such as <c>qingxi.example/log</c>.</param>
    public static LogKeys Create(string origin) =>
        new(SigningKey.Create(origin, KeyKind.Note), SigningKey.Create(ClockName(origin), KeyKind.Cosignature));

    /// <summary>Name of the clock key of a log.</summary>
    public static string ClockName(string origin) => origin + "/clock";

    /// <summary>Signs a state, and the time over it.</summary>
    /// <param name="checkpoint">The state.</param>
    /// <param name="now">The time.</param>
    /// <param name="before">The keys that these replace with this very state; they sign it too, so that whoever knows
    /// only them can go over.</param>
    internal byte[] Sign(Checkpoint checkpoint, DateTimeOffset now, LogKeys? before = null)
    {
        var note = SignedNote.Of(checkpoint.ToString());
        NoteSignature[] lines = [Log.Sign(note.Text, now), Clock.Sign(note.Text, now)];
        NoteSignature[] former = before is null
            ? []
            : [before.Log.Sign(note.Text, now), before.Clock.Sign(note.Text, now)];
        return note.WithSignatures([.. lines, .. former]).ToBytes();
    }

    /// <summary>Signs, with the clock's key, what is no state of the log: orders for a screen.</summary>
    /// <param name="note">A note that does not begin as this log's states do, so that nobody takes it for one.</param>
    /// <param name="now">When.</param>
    /// <exception cref="ArgumentException">It begins so.</exception>
    internal SignedNote SignOther(SignedNote note, DateTimeOffset now) =>
        note.Text.AsSpan().StartsWith(StrictUtf8.GetBytes(Origin + "\n"))
            ? throw new ArgumentException("States are signed by publishing only.", nameof(note))
            : note.WithSignatures([Clock.Sign(note.Text, now)]);

    /// <summary>When the clock last signed a note; <see langword="null"/> when it did not.</summary>
    internal DateTimeOffset? ClockTime(ReadOnlySpan<byte> note) =>
        LogNote.TryRead(note, Log.Verifier) is { } read ? read.ClockTime(Clock.Verifier) : null;

    /// <summary>The entry that puts these keys in force.</summary>
    /// <param name="people">Whose signatures count with them.</param>
    internal LogEntry Announce(IReadOnlyList<Signer> people) => new()
    {
        Kind = EntryKind.Keys,
        Id = EntryRules.KeysId,
        Revision = 1,
        DocumentKind = DocumentKind.Village,
        Title = "公钥 Keys",
        Published = default,
        Keys = [Log.Verifier.ToString(), Clock.Verifier.ToString()],
        People = people,
    };

    /// <summary>The log's key agrees to a change of keys.</summary>
    /// <param name="pending">The change.</param>
    /// <param name="role"><see cref="KeyHistory.OldKey"/> or <see cref="KeyHistory.NewKey"/>.</param>
    internal Approval Agree(PendingEntry pending, string role) =>
        new(Origin, role, Log.Verifier.PublicKey, Log.SignMessage(pending.MessageFor(role, Origin)));

    /// <inheritdoc />
    public void Dispose()
    {
        Log.Dispose();
        Clock.Dispose();
    }
}
