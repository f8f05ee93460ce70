using VillagePublic.Content.Log;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store.Admin;

/// <summary>What the admin app keeps besides the villages' logs: people, drafts, kiosks, the audit trail.</summary>
/// <remarks>Thread-safe and synchronous. What a writing method has returned from is durable.
/// All methods throw <see cref="IOException"/> when the disk fails and
/// <see cref="StoreDamagedException"/> when the file does not hold what was written.</remarks>
public sealed class AdminStore : IDisposable
{
    // 2: short blobs lie in their heads.
    private const int FormatVersion = 2;

    private readonly string path;
    private readonly Lock mending = new();
    private volatile DurableEngine engine;
    private volatile BlobTable blobs;
    private long kioskVersion;

    private AdminStore(string path)
    {
        this.path = path;
        engine = OpenEngine(path);
        blobs = new BlobTable(engine);
    }

    /// <summary>Opens or creates the store.</summary>
    /// <param name="path">The data file.</param>
    /// <exception cref="StoreInUseException">Another process holds it.</exception>
    /// <exception cref="StoreDamagedException">It does not hold what was written.</exception>
    /// <exception cref="InvalidDataException">A newer program wrote it.</exception>
    public static AdminStore Open(string path) => new(path);

    /// <summary>Opens the file anew after it has failed; does nothing while all is well.</summary>
    /// <exception cref="IOException">The disk still fails; trying again later is right.</exception>
    public void Mend()
    {
        lock (mending)
        {
            if (engine.Failure is null)
            {
                return;
            }

            engine.Dispose();
            var opened = OpenEngine(path);
            (engine, blobs) = (opened, new BlobTable(opened));
        }
    }

    /// <summary>Runs several calls as one transaction: none is kept when <paramref name="work"/> throws.</summary>
    /// <param name="work">Calls this store, waits for nothing else, and is not asynchronous.</param>
    public T InTransaction<T>(Func<T> work) => engine.Write(_ => AbandonedTransactionException.Guard(work));

    /// <summary>A user by id.</summary>
    public AdminUser? FindUser(string id) => engine.Read(current => UserTable.Find(current, id));

    /// <summary>A user by the name typed to sign in.</summary>
    public AdminUser? FindUserByName(string name) => engine.Read(current => UserTable.FindByName(current, name));

    /// <summary>All users, closed ones too, in order of name.</summary>
    public IReadOnlyList<AdminUser> ListUsers() => engine.Read(UserTable.All);

    /// <summary>Adds a user (version 0) or replaces the version that was read.</summary>
    /// <returns>What is stored now, or why nothing was.</returns>
    public SaveResult<AdminUser> Save(AdminUser user) => engine.Write(current => UserTable.Save(current, user));

    /// <summary>A session by id.</summary>
    public UserSession? FindSession(string id) => engine.Read(current => SessionTable.Find(current, id));

    /// <summary>A user's sessions, newest first.</summary>
    public IReadOnlyList<UserSession> ListSessions(string userId) =>
        engine.Read(current => SessionTable.Of(current, userId));

    /// <summary>Adds or replaces a session.</summary>
    public void Save(UserSession session) => engine.Write(current => SessionTable.Save(current, session));

    /// <summary>Removes sessions last used before a time.</summary>
    public int RemoveSessionsBefore(DateTimeOffset time) =>
        engine.Write(current => SessionTable.RemoveBefore(current, time));

    /// <summary>A draft by id.</summary>
    public Draft? FindDraft(string id) => engine.Read(current => DraftTable.Find(current, id));

    /// <summary>A village's drafts in one state, last saved first.</summary>
    public IReadOnlyList<Draft> ListDrafts(string village, DraftState state) =>
        engine.Read(current => DraftTable.InState(current, village, state));

    /// <summary>A document's drafts, published ones too, last saved first.</summary>
    public IReadOnlyList<Draft> ListDraftsOf(string village, string documentId) =>
        engine.Read(current => DraftTable.Of(current, village, documentId));

    /// <summary>Adds a draft (version 0) or replaces the version that was read; keeps the text it had.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="userId">Who saves.</param>
    public SaveResult<Draft> Save(Draft draft, string userId) =>
        engine.Write(current => DraftTable.Save(current, draft, userId));

    /// <summary>Removes a draft and its history; says whether there was one.</summary>
    public bool RemoveDraft(string id) => engine.Write(current => DraftTable.Remove(current, id));

    /// <summary>The texts a draft had, newest first.</summary>
    public IReadOnlyList<DraftRevision> ListDraftRevisions(string draftId) =>
        engine.Read(current => DraftTable.Revisions(current, draftId));

    /// <summary>A kiosk by id.</summary>
    public PairedKiosk? FindKiosk(string id) => engine.Read(current => KioskTable.Find(current, id));

    /// <summary>A village's kiosks in order of name.</summary>
    public IReadOnlyList<PairedKiosk> ListKiosks(string village) =>
        engine.Read(current => KioskTable.Of(current, village));

    /// <summary>Adds or replaces a kiosk.</summary>
    public void Save(PairedKiosk kiosk)
    {
        var isNew = engine.Write(current =>
        {
            var before = KioskTable.Find(current, kiosk.Id);
            KioskTable.Save(current, kiosk);
            return before?.CosignKey != kiosk.CosignKey || before?.Village != kiosk.Village;
        });
        Interlocked.Add(ref kioskVersion, isNew ? 1 : 0);
    }

    /// <summary>Removes a kiosk; says whether there was one.</summary>
    public bool RemoveKiosk(string id)
    {
        var removed = engine.Write(current => KioskTable.Remove(current, id));
        Interlocked.Add(ref kioskVersion, removed ? 1 : 0);
        return removed;
    }

    /// <summary>Another number whenever a kiosk has come, gone or changed its key.</summary>
    public long KioskVersion => Interlocked.Read(ref kioskVersion);

    /// <summary>Adds a row to the audit trail.</summary>
    /// <param name="at">When.</param>
    /// <param name="user">Who; <see langword="null"/> for the program itself.</param>
    /// <param name="action">What: <c>draft.submit</c>, <c>user.create</c>, … .</param>
    /// <param name="subject">Of what.</param>
    /// <param name="detail">What else is worth knowing; may be empty. No secrets.</param>
    public AuditRow AddAudit(DateTimeOffset at, AdminUser? user, string action, string subject, string detail) =>
        engine.Write(current => AuditTable.Add(current, at, user, action, subject, detail));

    /// <summary>Rows of the audit trail, newest first.</summary>
    /// <param name="beforeNumber">Only rows with smaller numbers; <see cref="long.MaxValue"/>: the newest.</param>
    /// <param name="count">Most rows to return.</param>
    public IReadOnlyList<AuditRow> ReadAudit(long beforeNumber, int count) =>
        engine.Read(current => AuditTable.Before(current, beforeNumber, count));

    /// <summary>Rows of the audit trail, oldest first.</summary>
    /// <param name="number">Number of the first row to return.</param>
    /// <param name="count">Most rows to return.</param>
    public IReadOnlyList<AuditRow> ReadAuditFrom(long number, int count) =>
        engine.Read(current => AuditTable.From(current, number, count));

    /// <summary>Number of the first row that does not fit those before it; <see langword="null"/>: all fit.</summary>
    public long? FindBrokenAudit() => engine.Read(AuditTable.FindBroken);

    /// <summary>The data-protection keys as XML.</summary>
    public IReadOnlyList<string> ReadProtectionKeys() => engine.Read(ProtectionKeyTable.All);

    /// <summary>Adds a data-protection key.</summary>
    public void AddProtectionKey(string name, string xml) =>
        engine.Write(current => ProtectionKeyTable.Add(current, name, xml));

    /// <summary>A setting; <see langword="null"/> when it was never written.</summary>
    public string? ReadSetting(string name) => engine.Read(current => SettingTable.Read(current, name));

    /// <summary>Keeps a setting; <see langword="null"/> removes it.</summary>
    public void WriteSetting(string name, string? value) =>
        engine.Write(current => SettingTable.Write(current, name, value));

    /// <summary>Keeps a draft's file.</summary>
    public Hash WriteBlob(ReadOnlySpan<byte> bytes)
    {
        var blob = Blob.Of(bytes.ToArray());
        blobs.Write(blob);
        return blob.Hash;
    }

    /// <summary>A draft's file; <see langword="null"/> when not held.</summary>
    public byte[]? ReadBlob(Hash hash) => blobs.Read(hash);

    /// <summary>Removes a file nobody needs any more; says whether there was one.</summary>
    public bool RemoveBlob(Hash hash) => blobs.Delete(hash);

    /// <summary>Removes a file so that its bytes are gone, whatever draft still names it.</summary>
    public void EraseBlob(Hash hash)
    {
        engine.Write(current => BlobTable.Erase(current, [hash]));
        engine.Checkpoint();
    }

    /// <summary>Writes a copy of this moment's state to a new file, durable on return.</summary>
    public void CopyTo(string path) => engine.CopyTo(path);

    /// <inheritdoc />
    public void Dispose() => engine.Dispose();

    private static DurableEngine OpenEngine(string path)
    {
        var opened = DurableEngine.Open(path);
        try
        {
            opened.Write(current => StateTable.CreateOnce(current, FormatVersion, () => AdminSchema.Create(current)));
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}

/// <summary>What came of saving a row that others may have saved in the meantime.</summary>
/// <param name="Outcome">Whether it was saved.</param>
/// <param name="Stored">What the store holds now; <see langword="null"/> when it holds no such row.</param>
public sealed record SaveResult<T>(SaveOutcome Outcome, T? Stored)
    where T : class;

/// <summary>Whether a row was saved.</summary>
public enum SaveOutcome
{
    /// <summary>It was.</summary>
    Saved,

    /// <summary>Somebody saved it, or removed it, after it was read.</summary>
    Changed,

    /// <summary>Another row has that name.</summary>
    NameTaken,
}
