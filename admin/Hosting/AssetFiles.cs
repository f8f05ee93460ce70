using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace VillagePublic.Admin.Hosting;

/// <summary>The app's style sheet, script and mark, embedded in the program and addressed by their content.</summary>
internal static class AssetFiles
{
    private const string Prefix = "admin/";

    private static readonly Dictionary<string, Asset> Assets = Load();

    /// <summary>Address of an asset; changes whenever its bytes do, so browsers may keep it for ever.</summary>
    public static string Address(string name) => $"/admin/assets/{Assets[name].Tag}/{name}";

    /// <summary>Serves the assets to anyone: the sign-in page needs them too.</summary>
    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/admin/assets/{tag}/{name}", Serve).AllowAnonymous();

        // Browsers ask for it whatever the page names.
        routes.MapGet("/favicon.ico", (HttpContext context) => Serve(context, Assets["mark.svg"].Tag, "mark.svg"))
            .AllowAnonymous();
    }

    private static IResult Serve(HttpContext context, string tag, string name)
    {
        if (!Assets.TryGetValue(name, out var asset) || asset.Tag != tag)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            context.Response.Headers.ContentEncoding = "br";
            return Results.Bytes(asset.Brotli, asset.MediaType);
        }

        return Results.Bytes(asset.Plain, asset.MediaType);
    }

    private static Dictionary<string, Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..], name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static Asset Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        var plain = new byte[stream.Length];
        stream.ReadExactly(plain);
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize))
        {
            brotli.Write(plain);
        }

        var mediaType = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            var other => throw new InvalidOperationException($"No media type for {other}."),
        };
        return new Asset(
            Convert.ToHexStringLower(SHA256.HashData(plain))[..16], plain, compressed.ToArray(), mediaType);
    }

    private sealed record Asset(string Tag, byte[] Plain, byte[] Brotli, string MediaType);
}
