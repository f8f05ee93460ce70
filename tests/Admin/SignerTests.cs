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
        Assert.Contains("签字名单要变", observer.Text, StringComparison.Ordinal);
        Assert.Empty(observer.Page.QuerySelectorAll("form[action='/admin/people/agree']"));

        using var reviewer = await app.SignInAsync(UserRole.Reviewer);
        await reviewer.GoAsync("/admin/reviews");
        Assert.Empty(reviewer.Page.QuerySelectorAll("form[action='/admin/people/agree']"));
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        await clerk.GoAsync("/admin/people");
        await clerk.SubmitAsync("/admin/people/agree");
        Assert.Contains("经办人 已签", clerk.Text, StringComparison.Ordinal);

        await reviewer.GoAsync("/admin/reviews");
        await reviewer.SubmitAsync("/admin/people/agree");
        Assert.Contains("名单已经生效", reviewer.Text, StringComparison.Ordinal);
        Assert.Null(signers.Waiting());
        Assert.Equal("管理员", app.Village.Publisher.KeysNow.People[^1].Name);
    }
}
