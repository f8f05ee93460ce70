using System.Globalization;
using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Pages;
using VillagePublic.Content.Rules;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>Pictures and papers of a draft, and the draft as readers will see it.</summary>
internal static class DraftFiles
{
    public static void MapDraftFiles(this RouteGroupBuilder forms)
    {
        var drafts = forms.MapGroup("/drafts/{id}");
        drafts.MapPost("/files", UploadAsync).RequireAuthorization(Access.Write);
        drafts.MapGet("/files.json", List).RequireAuthorization(Access.Read);
        drafts.MapGet("/files/{**path}", Download).RequireAuthorization(Access.Read);
        drafts.MapGet("/phone", Phone).RequireAuthorization(Access.Read);
        drafts.MapGet("/screen", Screen).RequireAuthorization(Access.Read);
        drafts.MapGet("/paper", Paper).RequireAuthorization(Access.Read);
    }

    private static async Task<IResult> UploadAsync(
        HttpContext context,
        WritingDesk desk,
        AdminStore store,
        CurrentUser current,
        Flash flash,
        TimeProvider time,
        string id,
        IFormFileCollection files)
    {
        DeskOutcome outcome = new DeskOutcome.Missing();
        var added = new List<DraftFile>();
        foreach (var upload in files)
        {
            outcome = await AddAsync(upload, desk, store, current.Row, time, id, context.RequestAborted);
            if (outcome is not DeskOutcome.Done { Draft.Files: [.., var file] })
            {
                break;
            }

            added.Add(file);
        }

        // The script asks for JSON; a form without script comes back to the page.
        if (!context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
        {
            return DraftForms.Answer(context, flash, outcome, "/admin/drafts/" + id, new("文件已加上。", "File added."));
        }

        return outcome switch
        {
            DeskOutcome.Done { Draft: var draft } => Results.Json(new
            {
                version = draft.Version,
                files = added.Select(file => new { path = file.Path, isPicture = IsPicture(file.MediaType) }),
            }),
            DeskOutcome.Refused { Why: var why } => Results.Json(
                new { zh = why.Chinese, en = why.English }, statusCode: StatusCodes.Status422UnprocessableEntity),
            DeskOutcome.Conflict => Results.StatusCode(StatusCodes.Status409Conflict),
            _ => Results.NotFound(),
        };
    }

    private static IResult List(WritingDesk desk, string id) => desk.Find(id) is { } draft
        ? Results.Json(new
        {
            version = draft.Version,
            files = draft.Files.Select(file => new { path = file.Path, isPicture = IsPicture(file.MediaType) }),
        })
        : Results.NotFound();

    /// <summary>Takes one file into a draft.</summary>
    public static async Task<DeskOutcome> AddAsync(
        IFormFile upload,
        WritingDesk desk,
        AdminStore store,
        AdminUser editor,
        TimeProvider time,
        string id,
        CancellationToken cancellationToken)
    {
        if (upload.Length > UploadType.MaxSizeBytes)
        {
            return new DeskOutcome.Refused(DeskText.FileTooLarge);
        }

        using var copy = new MemoryStream();
        await upload.CopyToAsync(copy, cancellationToken);
        return FileIntake.Take(copy.ToArray()) switch
        {
            FileIntakeResult.Refused refused => new DeskOutcome.Refused(refused.Why),
            _ when desk.Find(id) is null => new DeskOutcome.Missing(),
            FileIntakeResult.Taken taken => Add(taken, upload.FileName, desk, store, editor, time, id),
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }

    private static DeskOutcome Add(
        FileIntakeResult.Taken taken,
        string fileName,
        WritingDesk desk,
        AdminStore store,
        AdminUser editor,
        TimeProvider time,
        string id)
    {
        var (bytes, type) = taken;
        var hash = store.WriteBlob(bytes);
        var day = VillageDay.Of(time);

        // Part of the hash in the name: two photos called IMG_0001 stay two photos.
        // A number of a person in it is masked: the name is published too.
        var name = DocumentPath.SafeName(
            PersonalNumber.Mask(Path.GetFileNameWithoutExtension(fileName)), "file");
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"files/{day:yyyy}/{day:MM}/{name}-{hash.ToString()[..6]}{type.Extension}");
        return desk.AddFile(id, new DraftFile(path, hash, bytes.Length, type.MediaType), editor);
    }

    private static IResult Download(WritingDesk desk, DraftEntry entries, string id, string path) =>
        desk.Find(id)?.Files.FirstOrDefault(file => file.Path == "files/" + path) is { } known
        && entries.ReadFile(known.Sha256) is { } bytes
            ? Results.Bytes(bytes, known.MediaType)
            : Results.NotFound();

    private static IResult Phone(
        HttpContext context, WritingDesk desk, DraftChecker checker, DraftPreview preview, string id)
    {
        if (desk.Find(id) is not { } draft)
        {
            return Results.NotFound();
        }

        // Framed by the editor only, and running nothing, whatever the draft contains.
        context.Response.Headers.ContentSecurityPolicy = PageStyle.ContentSecurityPolicy
            .Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal) + "; sandbox";
        var language = SpeechLanguage.Of(context);
        return checker.Check(draft).Document is { } document
            ? Results.Content(preview.Phone(document, language), "text/html; charset=utf-8")
            : Results.Content(NotYet(language), "text/html; charset=utf-8");
    }

    private static IResult Screen(
        HttpContext context, WritingDesk desk, DraftChecker checker, DraftPreview preview, string id) =>
        desk.Find(id) is { } draft && checker.Check(draft).Document is { } document
            ? Results.Bytes(preview.Screen(draft, document, SpeechLanguage.Of(context)), "image/png")
            : Results.NotFound();

    private static IResult Paper(
        HttpContext context, WritingDesk desk, DraftChecker checker, DraftPreview preview, string id) =>
        desk.Find(id) is { } draft && checker.Check(draft).Document is { } document
        && preview.Paper(draft, document, SpeechLanguage.Of(context)) is { } png
            ? Results.Bytes(png, "image/png")
            : Results.NotFound();

    private static string NotYet(string language) =>
        "<!DOCTYPE html><html lang=\"" + (language == SpeechLanguage.English ? "en" : "zh-CN")
        + "\"><meta charset=\"utf-8\"><title>—</title><p>"
        + new LocalText("改好错误之后，这里就是村民手机上看到的样子。",
            "Once the errors are mended, this is what villagers will see.").In(language) + "</p></html>";

    private static bool IsPicture(string mediaType) => mediaType.StartsWith("image/", StringComparison.Ordinal);
}
