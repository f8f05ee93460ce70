using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

public sealed class UploadTests
{
    [Fact]
    public async Task A_file_is_what_its_bytes_are_whatever_it_is_called()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        await clerk.SubmitAsync("/admin/drafts/begin", ("kind", "Notice"));
        var id = clerk.Path.Split('/')[^1];

        var script = await UploadAsync(clerk, id, "voucher.jpg", "<script>alert(1)</script>"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, script);
        var broken = await UploadAsync(clerk, id, "voucher.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken);
        var heic = await AnswerAsync(clerk, id, "IMG_0001.jpg", "\0\0\0\u0018ftypheic............"u8.ToArray());
        Assert.Contains("HEIC", heic, StringComparison.Ordinal);
        Assert.Empty(app.Store.FindDraft(id)!.Files);

        var paper = await UploadAsync(clerk, id, "../../合同 1.EXE", "%PDF-1.7 ...\n%%EOF"u8.ToArray());
        Assert.Equal(HttpStatusCode.OK, paper);
        var file = Assert.Single(app.Store.FindDraft(id)!.Files);
        Assert.Equal("application/pdf", file.MediaType);
        Assert.Matches(@"\Afiles/[0-9]{4}/[0-9]{2}/1-[0-9a-f]{6}\.pdf\z", file.Path);
    }

    [Fact]
    public async Task A_picture_is_drawn_anew_and_shown_to_those_signed_in_only()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        await clerk.SubmitAsync("/admin/drafts/begin", ("kind", "Notice"));
        var id = clerk.Path.Split('/')[^1];
        var png = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
        Assert.Equal(HttpStatusCode.OK, await UploadAsync(clerk, id, "IMG_0001.png", png));
        var file = Assert.Single(app.Store.FindDraft(id)!.Files);
        Assert.Equal("image/jpeg", file.MediaType);

        await clerk.GoAsync($"/admin/drafts/{id}/{file.Path}");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        using var stranger = app.Browse();
        await stranger.GoAsync($"/admin/drafts/{id}/{file.Path}");
        Assert.Equal("/admin/sign-in", stranger.Path);
        await stranger.GoAsync($"/feed/blob/{file.Sha256.ToString()[..2]}/{file.Sha256}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task A_months_spreadsheet_becomes_a_draft_with_what_is_odd_pointed_out()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        var sheet = "日期,凭证号,摘要,收入,支出\n2026-11-02,1,卖废旧物资,500.00,\n2026-11-09,2,路灯电费,,320.50\n";
        await clerk.GoAsync("/admin");
        var token = clerk.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("2026-11"), "period" },
            { new ByteArrayContent(System.Text.Encoding.GetEncoding("utf-8").GetBytes(sheet)), "files", "十一月.csv" },
        };
        var answer = await clerk.Client.PostAsync(
            "/admin/drafts/from-sheet", content, TestContext.Current.CancellationToken);
        var mapping = answer.RequestMessage!.RequestUri!;
        await clerk.GoAsync(mapping.PathAndQuery);
        Assert.Contains("读到 2 笔", clerk.Text, StringComparison.Ordinal);

        // The clerk takes the voucher numbers for notes; the village remembers it.
        await clerk.SubmitAsync(mapping.AbsolutePath, ("c1", "Note"));
        var draft = app.Store.ListDrafts(AdminApp.VillageCode, DraftState.Draft).Single();
        Assert.Equal("/admin/drafts/" + draft.Id, clerk.Path);
        Assert.Contains("| 备注 |", draft.Markdown, StringComparison.Ordinal);
        await clerk.GoAsync(mapping.PathAndQuery);
        Assert.Equal("Note", ((IHtmlSelectElement)clerk.Page.QuerySelector("select[name=c1]")!).Value);
        Assert.Equal("finance/2026-11", draft.DocumentId);
        Assert.Contains("路灯电费", draft.Markdown, StringComparison.Ordinal);
        Assert.Contains("320.50", draft.Markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7 accounts", "PDF")]
    [InlineData("PK\u0003\u0004 broken off", "损坏")]
    [InlineData("a,\"b\nc", "引号")]
    public async Task A_spreadsheet_that_cannot_be_read_is_refused_with_words_and_leaves_nothing_behind(
        string content, string word)
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        await clerk.GoAsync("/admin/import");
        var token = clerk.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var bytes = content.Select(character => (byte)character).ToArray();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("2026-11"), "period" },
            { new ByteArrayContent(bytes), "files", "十一月.xlsx" },
        };
        var answer = await clerk.Client.PostAsync(
            "/admin/drafts/from-sheet", form, TestContext.Current.CancellationToken);

        Assert.Contains(
            word,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Null(app.Store.ReadBlob(Hash.Of(bytes)));
        Assert.Empty(app.Store.ListDrafts(AdminApp.VillageCode, DraftState.Draft));
    }

    [Fact]
    public async Task The_name_of_a_file_gives_nobody_away()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        await clerk.SubmitAsync("/admin/drafts/begin", ("kind", "Notice"));
        var id = clerk.Path.Split('/')[^1];

        await UploadAsync(clerk, id, "张某某11010519491231002X.pdf", "%PDF-1.7 ...\n%%EOF"u8.ToArray());

        Assert.Matches(@"/110105-002x-[0-9a-f]{6}\.pdf\z", Assert.Single(app.Store.FindDraft(id)!.Files).Path);
    }

    private static async Task<string> AnswerAsync(AdminBrowser browser, string id, string name, byte[] bytes)
    {
        using var answer = await PostAsync(browser, id, name, bytes);
        var words = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return System.Text.Json.JsonDocument.Parse(words).RootElement.GetProperty("zh").GetString()!;
    }

    private static async Task<HttpStatusCode> UploadAsync(AdminBrowser browser, string id, string name, byte[] bytes)
    {
        using var answer = await PostAsync(browser, id, name, bytes);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> PostAsync(
        AdminBrowser browser, string id, string name, byte[] bytes)
    {
        await browser.GoAsync("/admin/drafts/" + id);
        var token = browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "files", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/drafts/{id}/files") { Content = content };
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
