using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Benchmarks.Kiosks;

/// <summary>A whole admin as a process of its own; publishes a notice for every line it reads, and answers with the
/// moments before and after.</summary>
internal static class KiosksAdmin
{
    public const string Name = "kiosks-admin";

    private const string Code = "330127104210";
    private const string Origin = "bench.example/kiosks";
    private const string AuthorName = "王秀兰";
    private const string ReviewerName = "李建国";

    /// <summary>Runs until its input ends.</summary>
    /// <param name="folder">Data folder, with the kiosks' keys in a file of one line each.</param>
    /// <param name="keysFile">Verifier keys of the kiosks to be paired.</param>
    public static async Task<int> RunAsync(string folder, string keysFile)
    {
        var options = new ServeOptions(DataFolder.Resolve(folder))
        {
            Listen = "http://127.0.0.1:0", HasScreen = false, Empty = true,
        };
        await using var app = AdminHost.Build(options, TimeProvider.System);
        var village = app.Services.GetRequiredService<HostedVillage>();
        using var author = PersonKey.Create();
        using var reviewer = PersonKey.Create();
        village.Found(
            Code,
            Origin,
            [author.Introduce(AuthorName, Approvals.Author), reviewer.Introduce(ReviewerName, Approvals.Reviewer)]);
        var store = app.Services.GetRequiredService<AdminStore>();
        var kiosks = (await File.ReadAllLinesAsync(keysFile)).Select(key => new PairedKiosk
        {
            Id = Guid.NewGuid().ToString("N"), Village = Code, Name = key[..key.IndexOf('+')], CosignKey = key,
            PairedAt = TimeProvider.System.GetUtcNow(),
        }).ToArray();
        store.InTransaction(() =>
        {
            Array.ForEach(kiosks, store.Save);
            return kiosks.Length;
        });

        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.First();
        await Console.Out.WriteLineAsync($"{address} {village.Publisher.Key}");
        for (var number = 1; await Console.In.ReadLineAsync() is not null; number++)
        {
            var before = Stopwatch.GetTimestamp();
            Publish(village.Publisher, author, reviewer, number);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{before} {Stopwatch.GetTimestamp()}"));
        }

        return 0;
    }

    private static void Publish(LogPublisher publisher, PersonKey author, PersonKey reviewer, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"notices/2026-11-20-{number}");
        var text = $"---\nkind: notice\ntitle: 第 {number} 号通知\ndate: 2026-11-20\n---\n\n第 {number} 号通知。\n";
        byte[] bytes = StrictUtf8.GetBytes(text);
        var pending = publisher.Prepare(new Submission(
            id, DocumentKind.Notice, $"第 {number} 号通知", "2026-11-20", [SubmittedFile.Of(id + ".md", bytes)]));
        var outcome = publisher.Publish([new Publication(
            pending,
            [author.SignAsAuthor(pending, AuthorName), reviewer.SignAsReviewer(pending, ReviewerName)],
            [bytes])]);
        if (outcome is PublishOutcome.Refused refused)
        {
            throw new InvalidOperationException(refused.Reasons[0].English);
        }
    }
}
