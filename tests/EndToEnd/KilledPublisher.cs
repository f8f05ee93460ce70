using System.Buffers.Binary;
using System.Globalization;
using System.IO.Pipes;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Publishing;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>The child process of <see cref="KillRoundTests"/>: the admin's village with its keys, store and publisher,
/// publishing without pause. Run by them, never by itself.</summary>
public sealed class KilledPublisher
{
    public const string FolderVariable = "VILLAGEPUBLIC_TEST_FOLDER";
    public const string PipeVariable = "VILLAGEPUBLIC_TEST_PIPE";

    private const int BatchOf = 7;
    private const string AuthorName = "王秀兰";
    private const string ReviewerName = "李建国";

    /// <summary>Whose signatures count in the village that is published to.</summary>
    public static IReadOnlyList<Signer> People
    {
        get
        {
            using var author = AuthorKey();
            using var reviewer = ReviewerKey();
            return
            [
                author.Introduce(AuthorName, Approvals.Author),
                reviewer.Introduce(ReviewerName, Approvals.Reviewer),
            ];
        }
    }

    [Fact(Explicit = true)]
    public void Publishes_and_says_so_until_it_is_killed()
    {
        var name = Environment.GetEnvironmentVariable(PipeVariable)
            ?? throw new InvalidOperationException("Only KillRoundTests runs this.");
        using var pipe = new NamedPipeClientStream(".", name, PipeDirection.Out);
        pipe.Connect();
        var data = DataFolder.Resolve(Environment.GetEnvironmentVariable(FolderVariable));
        using var village = new HostedVillage(data, TimeProvider.System);
        using var author = AuthorKey();
        using var reviewer = ReviewerKey();
        var bytes = new byte[sizeof(long)];
        for (var round = 0; ; round++)
        {
            var size = village.ReadHead()!.Checkpoint.Size;

            // Mostly one document, as clerks do; now and then several under one head, as an import does.
            Publication[] publications = [.. Enumerable.Range(0, round % BatchOf == 0 ? 3 : 1)
                .Select(i => Sign(village.Publisher, author, reviewer, size + i))];
            if (village.Publisher.Publish(publications) is PublishOutcome.Refused refused)
            {
                throw new InvalidOperationException(refused.Reasons[0].English);
            }

            BinaryPrimitives.WriteInt64BigEndian(bytes, size + publications.Length);
            pipe.Write(bytes);
        }
    }

    private static Publication Sign(LogPublisher publisher, PersonKey author, PersonKey reviewer, long number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"notices/k{number}");
        var document = VillageLog.Document(
            id,
            "水费每吨三元二角。",
            new SubmittedFile($"files/{number}.bin", "application/octet-stream", PictureOf(number)));
        var pending = publisher.Prepare(document);
        return new Publication(
            pending,
            [author.SignAsAuthor(pending, AuthorName), reviewer.SignAsReviewer(pending, ReviewerName)],
            [.. document.Files.Select(file => file.Bytes)]);
    }

    private static PersonKey AuthorKey() => PersonKey.FromSeed(new Store.SeededNumbers(1).Bytes(32));

    private static PersonKey ReviewerKey() => PersonKey.FromSeed(new Store.SeededNumbers(2).Bytes(32));

    private static byte[] PictureOf(long number) =>
        new Store.SeededNumbers((ulong)number + 1).Bytes(500 + ((int)(number % 5) * 9_000));
}
