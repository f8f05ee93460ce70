using VillagePublic.Admin.Hosting;

namespace VillagePublic.Admin.Township;

/// <summary>Hands every request below <c>/v/CODE</c> to that village and to nothing else.</summary>
internal static class VillageGate
{
    private const string Prefix = "/v/";

    /// <summary>What stands before a village's tree.</summary>
    public static string BasePathOf(string code) => Prefix + code;

    /// <summary>Stands before everything of the township itself.</summary>
    public static void UseVillages(this WebApplication app)
    {
        var villages = app.Services.GetRequiredService<VillageHosts>();
        app.Use((context, next) => context.Request.Path.Value is { } path
            && path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) // QR codes are in capitals.
                ? AnswerAsync(context, villages, path)
                : next(context));
    }

    private static async Task AnswerAsync(HttpContext context, VillageHosts villages, string path)
    {
        var end = path.IndexOf('/', Prefix.Length);
        var code = end < 0 ? path[Prefix.Length..] : path[Prefix.Length..end];
        if (!DataFolder.IsCode(code)
            || await villages.FindAsync(code, context.RequestAborted) is not { } village)
        {
            await SayAsync(context, StatusCodes.Status404NotFound, "这里没有这个村。 There is no such village here.");
            return;
        }

        if (end < 0)
        {
            context.Response.Redirect(BasePathOf(code) + "/" + context.Request.QueryString, permanent: true);
            return;
        }

        if (village.Fault is { } fault)
        {
            await SayAsync(
                context, StatusCodes.Status503ServiceUnavailable, fault.Chinese + "\n" + fault.English);
        }
        else if (!await village.Server.TryProcessAsync(context, BasePathOf(code), path[end..]))
        {
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "正在关闭。 Shutting down.");
        }
    }

    private static Task SayAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
