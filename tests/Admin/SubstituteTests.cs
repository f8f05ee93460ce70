using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Writing;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>A reviewer goes away; somebody of the same committee stands in, and villagers are told.</summary>
public sealed class SubstituteTests
{
    private const string Other = "陈立新";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Who_is_away_cannot_sign_off_and_the_substitute_can()
    {
        await using var app = await AdminApp.StartAsync(time);
        var other = await AddReviewerAsync(app);
        using var absent = await app.SignInAsync(UserRole.Reviewer);
        await absent.GoAsync("/admin/reviews");
        await absent.SubmitAsync(
            "/admin/substitute/begin", ("who", other.Id), ("from", "2026-11-25"), ("until", "2026-12-05"));
        Assert.Contains("陈立新 代您审核", absent.Text, StringComparison.Ordinal);
        Assert.Contains("由 陈立新 代审", absent.Text, StringComparison.Ordinal);

        var draft = Submit(app, DocumentTemplate.Begin(DocumentKind.Notice, new(2026, 11, 25), app.Village.Library));
        var desk = app.App.Services.GetRequiredService<SignOffDesk>();
        var reviewer = app.Store.FindUserByName(AdminApp.NameOf(UserRole.Reviewer))!;
        Assert.IsType<DeskOutcome.Refused>(desk.Publish(draft.Id, draft.Version, reviewer));
        Assert.IsType<DeskOutcome.Done>(desk.Publish(draft.Id, draft.Version, other));
        var act = app.Store.ReadAudit(long.MaxValue, 20).First(row => row.Action == "document.publish");
        Assert.Contains($"standing in for {reviewer.DisplayName}", act.Detail, StringComparison.Ordinal);

        await absent.SubmitAsync("/admin/substitute/end");
        Assert.Contains("又可以审核了", absent.Text, StringComparison.Ordinal);
        Assert.False(app.App.Services.GetRequiredService<Substitutes>().IsAway(reviewer));
    }

    [Fact]
    public async Task A_notice_tells_villagers_who_signs_and_takes_two_people_too()
    {
        await using var app = await AdminApp.StartAsync(time);
        var other = await AddReviewerAsync(app);
        using var absent = await app.SignInAsync(UserRole.Reviewer);
        await absent.GoAsync("/admin/reviews");
        await absent.SubmitAsync(
            "/admin/substitute/begin", ("who", other.Id), ("from", "2026-11-26"), ("until", "2026-12-05"));
        var notice = app.Store.ListDrafts(AdminApp.VillageCode, DraftState.Draft).Single();
        Assert.Contains("审核人外出，陈立新代审", notice.Markdown, StringComparison.Ordinal);
        var submitted = Submit(app, notice);
        Assert.IsType<DeskOutcome.Done>(app.App.Services.GetRequiredService<SignOffDesk>()
            .Publish(submitted.Id, submitted.Version, other));
        using var villager = app.Browse();
        await villager.GoAsync("/" + notice.DocumentId);
        Assert.Contains("陈立新代为审核", villager.Text, StringComparison.Ordinal);

        time.Advance(TimeSpan.FromDays(20));
        Assert.Empty(app.App.Services.GetRequiredService<Substitutes>().Now());
    }

    [Theory]
    [InlineData("2026-11-24", "2026-11-30")]
    [InlineData("2026-11-30", "2026-11-29")]
    [InlineData("2026-11-25", "2027-11-25")]
    [InlineData("25.11.", "2026-11-30")]
    public async Task Days_that_do_not_fit_are_refused(string from, string until)
    {
        await using var app = await AdminApp.StartAsync(time);
        var other = await AddReviewerAsync(app);
        using var absent = await app.SignInAsync(UserRole.Reviewer);
        await absent.GoAsync("/admin/reviews");
        await absent.SubmitAsync("/admin/substitute/begin", ("who", other.Id), ("from", from), ("until", until));
        Assert.Contains("日期不对", absent.Text, StringComparison.Ordinal);
        Assert.Empty(app.Store.ListDrafts(AdminApp.VillageCode, DraftState.Draft));
    }

    [Fact]
    public async Task Nobody_of_another_role_or_committee_stands_in()
    {
        await using var app = await AdminApp.StartSampleAsync(time);
        await using var scope = app.App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleDirectory>();
        foreach (var name in (string[])["刘玉成", "周桂芳", "外村人"])
        {
            Assert.True((await people.TryAddAsync(name, AdminApp.Password, UserRole.Reviewer, by: null)).Succeeded);
        }

        var substitutes = app.App.Services.GetRequiredService<Substitutes>();
        var absent = people.FindByName("刘玉成")!;
        Assert.Equal(["周桂芳"], substitutes.CandidatesFor(absent).Select(user => user.DisplayName));
        var (day, clerk) = (new DateOnly(2026, 11, 26), app.Store.FindUserByName(AdminApp.NameOf(UserRole.Clerk))!);
        Assert.NotNull(substitutes.Begin(absent, people.FindByName("外村人")!.Id, day, day));
        Assert.NotNull(substitutes.Begin(absent, clerk.Id, day, day));
        Assert.NotNull(substitutes.Begin(absent, absent.Id, day, day));
        Assert.Null(substitutes.Begin(absent, people.FindByName("周桂芳")!.Id, day, day));
        Assert.NotNull(substitutes.Begin(people.FindByName("周桂芳")!, absent.Id, day, day));
    }

    private static async Task<AdminUser> AddReviewerAsync(AdminApp app)
    {
        await using var scope = app.App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleDirectory>();
        Assert.True((await people.TryAddAsync(Other, AdminApp.Password, UserRole.Reviewer, by: null)).Succeeded);

        // The log believes a new person once two on its list have signed for them.
        var signers = app.App.Services.GetRequiredService<SignerBook>();
        Assert.Null(signers.Agree(app.Store.FindUserByName(AdminApp.NameOf(UserRole.Clerk))!));
        Assert.Null(signers.Agree(app.Store.FindUserByName(AdminApp.NameOf(UserRole.Reviewer))!));
        return people.FindByName(Other)!;
    }

    private static Draft Submit(AdminApp app, DocumentTemplate template)
    {
        var clerk = app.Store.FindUserByName(AdminApp.NameOf(UserRole.Clerk))!;
        var text = template.Text.Replace("title:", "title: 停水通知", StringComparison.Ordinal)
            .Replace("summary:", "summary: 停水。", StringComparison.Ordinal);
        var desk = app.App.Services.GetRequiredService<WritingDesk>();
        return Submit(app, desk.Begin(template with { Text = text }, clerk));
    }

    private static Draft Submit(AdminApp app, Draft draft)
    {
        var clerk = app.Store.FindUserByName(AdminApp.NameOf(UserRole.Clerk))!;
        var findings = app.App.Services.GetRequiredService<DraftChecker>().CheckWithOthers(draft);
        return Assert.IsType<DeskOutcome.Done>(app.App.Services.GetRequiredService<WritingDesk>()
            .Submit(draft.Id, [.. findings.Warnings.Select(findings.Key)], draft.Version, clerk)).Draft;
    }
}
