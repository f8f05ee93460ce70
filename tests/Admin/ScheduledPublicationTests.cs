using VillagePublic.Admin.Villages;
using VillagePublic.Admin.Writing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

public sealed class ScheduledPublicationTests
{
    private const string Notice = "---\nkind: notice\ntitle: 开会\ndate: 2026-11-20\nsummary: 周一开会。\n---\n\n周一开会。\n";

    [Fact]
    public async Task What_is_signed_for_later_is_public_when_its_time_comes_and_not_before()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(
            new DateTimeOffset(2026, 11, 20, 4, 0, 0, TimeSpan.Zero));
        await using var app = await AdminApp.StartEmptyAsync(time);
        app.Village.Found(AdminApp.VillageCode, HostedVillage.UsualOrigin(AdminApp.VillageCode), []);
        await app.AddPeopleAsync();
        var draft = Submitted(app);
        var signOff = Service<SignOffDesk>(app);
        var at = time.GetUtcNow().AddDays(3);

        var outcome = signOff.Publish(draft.Id, draft.Version, User(app, UserRole.Reviewer), at);
        Assert.Equal(DraftState.Approved, Assert.IsType<DeskOutcome.Done>(outcome).Draft.State);
        signOff.PublishDue();
        Assert.Empty(app.Village.Library.Current.Current);

        time.SetUtcNow(at);
        signOff.PublishDue();
        var revision = Assert.Single(app.Village.Library.Current.Current);
        Assert.Equal(["经办人", "审核人"], revision.Entry.Approvals.Select(approval => approval.Name));
        Assert.Equal(DraftState.Published, app.Store.FindDraft(draft.Id)!.State);
    }

    [Fact]
    public async Task Taken_back_before_its_time_it_is_never_published()
    {
        await using var app = await AdminApp.StartAsync();
        var draft = Submitted(app);
        var signOff = Service<SignOffDesk>(app);
        var later = DateTimeOffset.MaxValue.AddDays(-1);
        signOff.Publish(draft.Id, draft.Version, User(app, UserRole.Reviewer), later);

        var taken = Service<WritingDesk>(app).TakeBack(draft.Id, User(app, UserRole.Clerk));
        var back = Assert.IsType<DeskOutcome.Done>(taken).Draft;
        Assert.Equal(DraftState.Draft, back.State);
        Assert.Null(back.PublishAt);
        Assert.Empty(back.Signatures);
    }

    private static Draft Submitted(AdminApp app)
    {
        var desk = Service<WritingDesk>(app);
        var clerk = User(app, UserRole.Clerk);
        var draft = desk.Begin(new DocumentTemplate("notices/2026-11-20-meeting.md", Notice), clerk);
        var outcome = desk.Submit(draft.Id, [], draft.Version, clerk);
        return Assert.IsType<DeskOutcome.Done>(outcome).Draft;
    }

    private static AdminUser User(AdminApp app, UserRole role) => app.Store.FindUserByName(AdminApp.NameOf(role))!;

    private static T Service<T>(AdminApp app) => (T)app.App.Services.GetService(typeof(T))!;
}
