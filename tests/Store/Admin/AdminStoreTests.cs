using VillagePublic.Content.Log;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Store.Admin;

public sealed class AdminStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 1, 12, 0, 0, 123, TimeSpan.Zero);

    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_user_comes_back_as_saved()
    {
        var user = User("u1", "李会计") with
        {
            Village = "qingxi",
            PasswordHash = "AQAAAA==",
            TotpSecret = " secret ",
            TotpEnabled = true,
            TotpLastStep = 58_000_000,
            RecoveryCodeHashes = ["a", ""],
            FailedCount = 2,
            LockedUntil = Noon.AddMinutes(5),
            PersonKey = [1, 2, 3],
            ProtectedPersonKey = [],
        };
        using (var store = AdminStore.Open(folder.StorePath))
        {
            Assert.Equal(SaveOutcome.Saved, store.Save(user).Outcome);
        }

        using var reopened = AdminStore.Open(folder.StorePath);
        Assert.Equivalent(user with { Version = 1 }, reopened.FindUserByName("李会计"), strict: true);
        Assert.Equivalent(user with { Version = 1 }, reopened.FindUser("u1"), strict: true);
        Assert.Null(reopened.FindUser("u2"));
    }

    [Fact]
    public void Two_who_edit_one_row_do_not_overwrite_each_other()
    {
        using var store = AdminStore.Open(folder.StorePath);
        var read = store.Save(User("u1", "wang")).Stored!;
        store.Save(read with { DisplayName = "王一" });

        var second = store.Save(read with { DisplayName = "王二" });

        Assert.Equal(SaveOutcome.Changed, second.Outcome);
        Assert.Equal("王一", second.Stored!.DisplayName);
        Assert.Equal(SaveOutcome.NameTaken, store.Save(User("u2", "WANG")).Outcome);
        Assert.Single(store.ListUsers());
    }

    [Fact]
    public void A_draft_keeps_its_former_texts()
    {
        using var store = AdminStore.Open(folder.StorePath);
        var draft = store.Save(NewDraft("d1", "一"), "u1").Stored!;
        draft = store.Save(draft with { Markdown = "二\n", SavedAt = Noon.AddSeconds(1) }, "u1").Stored!;
        draft = store.Save(draft with { State = DraftState.Submitted }, "u1").Stored!;
        draft = store.Save(draft with { Markdown = "三", SavedAt = Noon.AddSeconds(2) }, "u2").Stored!;

        Assert.Equivalent(draft, store.FindDraft("d1"), strict: true);
        Assert.Equal(["三", "二\n", "一"], store.ListDraftRevisions("d1").Select(revision => revision.Markdown));
        Assert.Equal("d1", Assert.Single(store.ListDrafts("qingxi", DraftState.Submitted)).Id);
        Assert.Empty(store.ListDrafts("qingxi", DraftState.Draft));
        Assert.Empty(store.ListDrafts("other", DraftState.Submitted));
        Assert.Single(store.ListDraftsOf("qingxi", "notices/water"));
        Assert.True(store.RemoveDraft("d1"));
        Assert.Empty(store.ListDraftRevisions("d1"));
    }

    [Fact]
    public void Several_calls_in_one_transaction_are_undone_together()
    {
        using var store = AdminStore.Open(folder.StorePath);
        Assert.Throws<TimeoutException>(() => store.InTransaction<int>(() =>
        {
            store.Save(User("u1", "wang"));
            store.AddAudit(Noon, null, "user.create", "u1", "");
            throw new TimeoutException();
        }));
        Assert.Empty(store.ListUsers());
        Assert.Empty(store.ReadAudit(long.MaxValue, 10));
        Assert.Equal(1, store.InTransaction(() => store.AddAudit(Noon, null, "start", "", "")).Number);
    }

    [Fact]
    public void The_audit_trail_is_numbered_chained_and_read_from_the_newest()
    {
        using var store = AdminStore.Open(folder.StorePath);
        var user = store.Save(User("u1", "wang")).Stored!;
        for (var i = 0; i < 25; i++)
        {
            store.AddAudit(Noon.AddSeconds(i), user, "draft.save", $"d{i}", "");
        }

        Assert.Equal([25L, 24, 23], store.ReadAudit(long.MaxValue, 3).Select(row => row.Number));
        Assert.Equal([2L, 1], store.ReadAudit(3, 10).Select(row => row.Number));
        Assert.Null(store.FindBrokenAudit());
    }

    [Fact]
    public void Sessions_kiosks_keys_settings_and_files_come_back()
    {
        var session = new UserSession("s1", "u1", "Firefox", "10.0.0.2", Noon, Noon, null);
        var kiosk = new PairedKiosk { Id = "k1", Village = "qingxi", Name = "大厅", PairedAt = Noon, StatusJson = "{}" };
        Hash file;
        using (var store = AdminStore.Open(folder.StorePath))
        {
            store.Save(session);
            store.Save(session with { RevokedAt = Noon.AddHours(1) });
            store.Save(kiosk);
            store.AddProtectionKey("key-1", "<key/>");
            store.WriteSetting("hours", " 7–21 ");
            store.WriteSetting("gone", "x");
            store.WriteSetting("gone", null);
            file = store.WriteBlob("receipt"u8);
        }

        using var reopened = AdminStore.Open(folder.StorePath);
        Assert.Equal(session with { RevokedAt = Noon.AddHours(1) }, Assert.Single(reopened.ListSessions("u1")));
        Assert.Equal(kiosk, Assert.Single(reopened.ListKiosks("qingxi")));
        Assert.Equal(["<key/>"], reopened.ReadProtectionKeys());
        Assert.Equal(" 7–21 ", reopened.ReadSetting("hours"));
        Assert.Null(reopened.ReadSetting("gone"));
        Assert.Equal("receipt"u8.ToArray(), reopened.ReadBlob(file));
        Assert.Equal(1, reopened.RemoveSessionsBefore(Noon.AddDays(1)));
    }

    private static AdminUser User(string id, string name) => new()
    {
        Id = id,
        Name = name,
        DisplayName = name,
        Role = UserRole.Clerk,
        SecurityStamp = "stamp",
        CreatedAt = Noon,
    };

    private static Draft NewDraft(string id, string markdown) => new()
    {
        Id = id,
        Village = "qingxi",
        DocumentId = "notices/water",
        Markdown = markdown,
        AuthorId = "u1",
        BaseRevision = 2,
        Reason = "数字错了",
        Files = [new DraftFile("files/a.jpg", new Hash(new byte[32]), 7, "image/jpeg")],
        Confirmed = ["VP0412:17"],
        Comments = [new DraftComment("u2", "哪天？", null, Noon), new DraftComment("u2", "金额", 4, Noon)],
        PendingEntry = [1],
        Signatures = [new DraftSignature("u1", "李", "author", [2], [3], Noon)],
        CreatedAt = Noon,
        SavedAt = Noon,
    };
}
