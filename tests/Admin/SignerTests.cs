using Microsoft.Extensions.DependencyInjection;
using VillagePublic.Admin.Accounts;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>A new account's signature counts once two people have agreed, in the browser.</summary>
public sealed class SignerTests
{
    [Fact]
    public async Task An_author_and_a_reviewer_put_a_newcomer_on_the_list_with_a_click_each()
    {
        await using var app = await AdminApp.StartAsync();
        var signers = app.App.Services.GetRequiredService<SignerBook>();
        Assert.Equal(["经办人", "审核人"], app.Village.Publisher.KeysNow.People.Select(person => person.Name));
        Assert.Equal("管理员", Assert.Single(signers.Waiting()!.Added).Name);

        using var observer = await app.SignInAsync(UserRole.Observer);
        await observer.GoAsync("/admin/people");
        Assert.Contains("谁的签字算数，要变了", observer.Text, StringComparison.Ordinal);
        Assert.Empty(observer.Page.QuerySelectorAll("form[action='/admin/people/agree']"));

        using var reviewer = await app.SignInAsync(UserRole.Reviewer);
        await reviewer.GoAsync("/admin/reviews");
        Assert.Empty(reviewer.Page.QuerySelectorAll("form[action='/admin/people/agree']"));
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        await clerk.GoAsync("/admin/people");
        await clerk.SubmitAsync("/admin/people/agree");
        Assert.Contains("经办人 已经签了", clerk.Text, StringComparison.Ordinal);

        await reviewer.GoAsync("/admin/reviews");
        await reviewer.SubmitAsync("/admin/people/agree");
        Assert.Contains("名单已经生效", reviewer.Text, StringComparison.Ordinal);
        Assert.Null(signers.Waiting());
        Assert.Equal("管理员", app.Village.Publisher.KeysNow.People[^1].Name);
    }

    [Fact]
    public async Task A_newcomer_is_told_at_once_and_published_from_the_page_that_says_what_is_missing()
    {
        await using var app = await AdminApp.StartAsync();
        using var newcomer = await app.SignInAsync(UserRole.Administrator);
        Assert.Contains("您的签字还不算数", newcomer.Text, StringComparison.Ordinal);
        Assert.Contains("等 经办人 签", newcomer.Text, StringComparison.Ordinal);
        await newcomer.SubmitAsync("/admin/drafts/begin", ("kind", "Notice"));
        Assert.Contains("您的签字还不算数", newcomer.Text, StringComparison.Ordinal);
        var draft = newcomer.Path;
        await newcomer.SubmitAsync(
            draft + "/form", ("k.title", "停水通知"), ("k.summary", "二十日上午停水。"), ("then", "submit"));
        Assert.Equal("等审核", newcomer.Page.QuerySelector("h1 + p .state")?.TextContent.Trim());

        using var clerk = await app.SignInAsync(UserRole.Clerk);
        await clerk.SubmitAsync("/admin/people/agree");
        Assert.Equal("/admin", clerk.Path);

        using var reviewer = await app.SignInAsync(UserRole.Reviewer);
        var review = draft.Replace("/drafts/", "/reviews/", StringComparison.Ordinal);
        await reviewer.GoAsync(review);
        Assert.Contains("写的人还不在签字名单上", reviewer.Text, StringComparison.Ordinal);
        Assert.Empty(reviewer.Page.QuerySelectorAll("form[action$='/publish']"));
        await reviewer.SubmitAsync("/admin/people/agree");
        Assert.Equal(review, reviewer.Path);
        await reviewer.SubmitAsync(review + "/publish");
        Assert.Equal("停水通知", Assert.Single(app.Village.Library.Current.Current).Title);
        await newcomer.GoAsync("/admin");
        Assert.DoesNotContain("不算数", newcomer.Text, StringComparison.Ordinal);
    }
}
