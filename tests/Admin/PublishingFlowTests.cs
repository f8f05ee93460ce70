using VillagePublic.Admin.Writing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

public sealed class PublishingFlowTests
{
    private const string Notice = """
        ---
        kind: notice
        title: 停水通知
        date: 2026-11-20
        summary: 二十日上午停水。
        ---

        二十日上午八点到十一点，东头组停水。

        """;

    [Fact]
    public async Task A_notice_is_written_by_one_signed_off_by_another_and_then_public()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        var draft = await SubmitNoticeAsync(app, clerk, Notice);

        using var reviewer = await app.SignInAsync(UserRole.Reviewer);
        await reviewer.GoAsync("/admin/reviews");
        await reviewer.FollowAsync("停水通知");
        await reviewer.SubmitAsync($"/admin/reviews/{draft.Id}/publish");

        Assert.Equal("/admin/documents/" + draft.DocumentId, reviewer.Path);
        var revision = app.Village.Library.Current.Latest(draft.DocumentId);
        Assert.NotNull(revision);
        Assert.Equal(["经办人", "审核人"], revision.Entry.Approvals.Select(approval => approval.Name));
        using var villager = app.Browse();
        await villager.GoAsync("/" + draft.DocumentId);
        Assert.Contains("东头组停水", villager.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_names_its_reason_and_leaves_the_first_revision_readable()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        using var reviewer = await app.SignInAsync(UserRole.Reviewer);
        var id = await PublishNoticeAsync(app, clerk, reviewer);

        await clerk.GoAsync("/admin/documents/" + id);
        var form = clerk.Page.QuerySelector("input[value=correct]")!.Closest("form")!;
        Assert.NotNull(form);
        await clerk.SubmitAsync("/admin/drafts/change", ("document", id), ("act", "correct"), ("reason", "时间写错了"));
        var corrected = app.Store.ListDraftsOf(AdminApp.VillageCode, id)
            .Single(candidate => candidate.State == DraftState.Draft);
        await clerk.GoAsync($"/admin/drafts/{corrected.Id}?view=text");
        await clerk.SubmitAsync(
            $"/admin/drafts/{corrected.Id}/submit",
            ("text", Notice.Replace("十一点", "十二点", StringComparison.Ordinal)));
        await reviewer.GoAsync("/admin/reviews/" + corrected.Id);
        Assert.Contains("十一点", reviewer.Page.QuerySelector("tr.removed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("十二点", reviewer.Page.QuerySelector("tr.added")!.TextContent, StringComparison.Ordinal);
        await reviewer.SubmitAsync($"/admin/reviews/{corrected.Id}/publish");

        var revisions = app.Village.Library.Current.Revisions(id);
        Assert.Equal([1, 2], revisions.Select(revision => revision.Revision));
        Assert.Equal("时间写错了", revisions[1].Entry.Reason);
        using var villager = app.Browse();
        await villager.GoAsync($"/{id}@1");
        Assert.Contains("十一点", villager.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_takes_two_people_and_keeps_the_reason()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        using var reviewer = await app.SignInAsync(UserRole.Reviewer);
        var id = await PublishNoticeAsync(app, clerk, reviewer);

        await clerk.GoAsync("/admin/documents/" + id);
        await clerk.SubmitAsync("/admin/drafts/change", ("document", id), ("act", "withdraw"), ("reason", "发错了"));
        var withdrawal = app.Store.ListDraftsOf(AdminApp.VillageCode, id)
            .Single(candidate => candidate.State == DraftState.Draft);
        await clerk.SubmitAsync($"/admin/drafts/{withdrawal.Id}/submit");
        await reviewer.GoAsync("/admin/reviews/" + withdrawal.Id);
        await reviewer.SubmitAsync($"/admin/reviews/{withdrawal.Id}/publish");

        var latest = app.Village.Library.Current.Latest(id)!;
        Assert.True(latest.IsWithdrawal);
        Assert.Equal("发错了", latest.Entry.Reason);
    }

    [Fact]
    public async Task A_returned_draft_comes_back_with_the_reason_and_can_be_submitted_again()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        using var reviewer = await app.SignInAsync(UserRole.Reviewer);
        var draft = await SubmitNoticeAsync(app, clerk, Notice);
        await reviewer.GoAsync("/admin/reviews/" + draft.Id);
        await reviewer.SubmitAsync($"/admin/reviews/{draft.Id}/return", ("reason", "写清楚是哪一天"));

        await clerk.GoAsync("/admin/drafts/" + draft.Id);
        Assert.Contains("写清楚是哪一天", clerk.Text, StringComparison.Ordinal);
        await clerk.SubmitAsync($"/admin/drafts/{draft.Id}/form", ("then", "submit"));
        Assert.Equal(DraftState.Submitted, app.Store.FindDraft(draft.Id)!.State);
    }

    [Fact]
    public async Task A_reviewer_who_was_a_clerk_when_writing_it_cannot_sign_it_off()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        using var administrator = await app.SignInAsync(UserRole.Administrator);
        var draft = await SubmitNoticeAsync(app, clerk, Notice);
        var author = app.Store.FindUserByName(AdminApp.NameOf(UserRole.Clerk))!;
        await administrator.GoAsync("/admin/people");
        await administrator.SubmitAsync($"/admin/people/{author.Id}/role", ("role", "reviewer"));

        using var again = await app.SignInAsync(UserRole.Clerk);
        await again.GoAsync("/admin/reviews/" + draft.Id);
        Assert.Null(again.Page.QuerySelector($"form[action='/admin/reviews/{draft.Id}/publish']"));
        await again.GoAsync("/admin");
        var desk = (SignOffDesk)app.App.Services.GetService(typeof(SignOffDesk))!;
        var version = app.Store.FindDraft(draft.Id)!.Version;
        var refused = desk.Publish(draft.Id, version, app.Store.FindUser(author.Id)!);
        Assert.Equal(DeskText.SamePerson, Assert.IsType<DeskOutcome.Refused>(refused).Why);
    }

    [Fact]
    public async Task A_warning_that_was_confirmed_is_signed_and_shown_to_villagers()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        using var reviewer = await app.SignInAsync(UserRole.Reviewer);
        await clerk.SubmitAsync("/admin/drafts/begin", ("kind", "Notice"));
        var id = clerk.Path.Split('/')[^1];
        var text = Notice.TrimEnd() + "\n问张师傅 13800138000。\n";
        await clerk.GoAsync($"/admin/drafts/{id}?view=text");
        await clerk.SubmitAsync($"/admin/drafts/{id}/submit", ("text", text));
        Assert.Contains("没有确认", clerk.Text, StringComparison.Ordinal);
        await clerk.GoAsync($"/admin/drafts/{id}?view=text");
        await clerk.SubmitAsync(
            $"/admin/drafts/{id}/submit", ("text", text), ("confirmed", DraftFindings.AllOf("VP5003")));
        await reviewer.GoAsync("/admin/reviews/" + id);
        Assert.Contains("VP5003", reviewer.Text, StringComparison.Ordinal);
        await reviewer.SubmitAsync($"/admin/reviews/{id}/publish");

        var revision = Assert.Single(app.Village.Library.Current.Current);
        Assert.Equal(["VP5003"], app.Village.Library.Read(revision)!.Confirmed);
        using var villager = app.Browse();
        await villager.GoAsync("/" + revision.Id);
        Assert.Contains("公布前核对过的提醒", villager.Text, StringComparison.Ordinal);
        Assert.Contains("138****8000", villager.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_an_error_cannot_be_submitted()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        await clerk.SubmitAsync("/admin/drafts/begin", ("kind", "Notice"));
        var id = clerk.Path.Split('/')[^1];
        await clerk.GoAsync($"/admin/drafts/{id}?view=text");
        await clerk.SubmitAsync($"/admin/drafts/{id}/submit", ("text", "---\nkind: notice\n---\n没有标题\n"));
        Assert.Contains("错误要先改好", clerk.Text, StringComparison.Ordinal);
        Assert.Equal(DraftState.Draft, app.Store.FindDraft(id)!.State);
    }

    [Fact]
    public async Task Two_who_edit_at_once_do_not_overwrite_each_other()
    {
        await using var app = await AdminApp.StartAsync();
        using var first = await app.SignInAsync(UserRole.Clerk);
        await first.SubmitAsync("/admin/drafts/begin", ("kind", "Notice"));
        var id = first.Path.Split('/')[^1];
        using var second = await app.SignInAsync(UserRole.Administrator);
        await first.GoAsync($"/admin/drafts/{id}?view=text");
        await second.GoAsync($"/admin/drafts/{id}?view=text");

        await second.SubmitAsync($"/admin/drafts/{id}/submit", ("text", Notice));
        await first.SubmitAsync($"/admin/drafts/{id}/submit", ("text", "我的另一份"));

        Assert.Equal(Notice.ReplaceLineEndings("\n"), app.Store.FindDraft(id)!.Markdown);
        Assert.Contains("不能再改", first.Text, StringComparison.Ordinal);
    }

    private static async Task<string> PublishNoticeAsync(AdminApp app, AdminBrowser clerk, AdminBrowser reviewer)
    {
        var draft = await SubmitNoticeAsync(app, clerk, Notice);
        await reviewer.GoAsync("/admin/reviews/" + draft.Id);
        await reviewer.SubmitAsync($"/admin/reviews/{draft.Id}/publish");
        return draft.DocumentId;
    }

    private static async Task<Draft> SubmitNoticeAsync(AdminApp app, AdminBrowser clerk, string text)
    {
        await clerk.GoAsync("/admin");
        await clerk.SubmitAsync("/admin/drafts/begin", ("kind", "Notice"));
        var id = clerk.Path.Split('/')[^1];
        await clerk.GoAsync($"/admin/drafts/{id}?view=text");
        await clerk.SubmitAsync($"/admin/drafts/{id}/submit", ("text", text));
        var draft = app.Store.FindDraft(id)!;
        Assert.True(draft.State == DraftState.Submitted, clerk.Text);
        return draft;
    }
}
