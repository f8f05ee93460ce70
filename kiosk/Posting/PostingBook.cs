using VillagePublic.Content;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Kiosk.Posting;

/// <summary>The days a screen has signed, as files: for each a note and a list, and the day that is not over.</summary>
/// <param name="folder">The folder; made when first written.</param>
internal sealed class PostingBook(string folder)
{
    private const string NoteEnding = ".note";
    private const string ListEnding = ".txt";

    private readonly Lock gate = new();
    private (PostedDay Newest, int FaultCount)? summary;

    private string OpenDay => Path.Combine(folder, "today.txt");

    /// <summary>The days that are over, oldest first.</summary>
    public IReadOnlyList<DateOnly> Days() => Directory.Exists(folder)
        ?
        [
            .. Directory.EnumerateFiles(folder, "*" + NoteEnding)
                .Select(path => PostedDay.TryParseName(Path.GetFileNameWithoutExtension(path)))
                .OfType<DateOnly>().Order(),
        ]
        : [];

    /// <summary>The signed note of a day; <see langword="null"/> when there is none or it cannot be read.</summary>
    public SignedNote? ReadNote(DateOnly day) => ReadFile(PathOf(day, NoteEnding)) is { } bytes
        ? SignedNote.TryParse(bytes)
        : null;

    /// <summary>What the note of a day says; <see langword="null"/> when there is none or it says something else.
    /// </summary>
    public PostedDay? Read(DateOnly day) =>
        ReadNote(day) is { } note && StrictUtf8.TryGetString(note.Text) is { } text ? PostedDay.TryParse(text) : null;

    /// <summary>The list of a day as it was signed; <see langword="null"/> when it is missing or was changed.</summary>
    public string? ReadList(PostedDay day) => ReadFile(PathOf(day.Day, ListEnding)) is { } bytes
        && Hash.Of(bytes) == day.List
            ? StrictUtf8.TryGetString(bytes)
            : null;

    /// <summary>The day that is not over; <see langword="null"/> when none has begun.</summary>
    public PostingTally? ReadOpenDay() => ReadFile(OpenDay) is { } bytes && StrictUtf8.TryGetString(bytes) is { } text
        ? PostingTally.TryParse(text)
        : null;

    /// <summary>Keeps the day that is not over, so that a power cut takes only the last minutes.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public void WriteOpenDay(PostingTally tally)
    {
        PrivateFile.MakeFolder(folder);
        PrivateFile.Replace(OpenDay, StrictUtf8.GetBytes(tally.ToString()));
    }

    /// <summary>Signs a day that is over. A day is signed once: what came first stays.</summary>
    /// <param name="key">The screen's key.</param>
    /// <param name="now">When it is signed.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Close(PostingTally tally, SigningKey key, DateTimeOffset now)
    {
        var days = Days();
        if (days is [.., var newest] && newest >= tally.Day)
        {
            return;
        }

        var list = StrictUtf8.GetBytes(PostedList.Write(tally.Spans));
        var day = new PostedDay(
            key.Verifier.Name,
            tally.Day,
            tally.MinuteCount,
            tally.LogSize,
            Hash.Of(list),
            days is [.., var former] ? Read(former)?.Hash : null);
        var note = SignedNote.Of(day.ToString());

        // The list first: a note without its list would be a false claim, a list without its note is none.
        PrivateFile.MakeFolder(folder);
        PrivateFile.Replace(PathOf(tally.Day, ListEnding), list);
        PrivateFile.WriteOnce(
            PathOf(tally.Day, NoteEnding), note.WithSignatures([key.Sign(note.Text, now)]).ToBytes());
    }

    /// <summary>Checks every day: its form, its signature, its list, and that it follows the one before.</summary>
    /// <param name="key">The screen's key.</param>
    /// <returns>What is wrong, with its day; empty when nothing is.</returns>
    public IReadOnlyList<PostingFault> Check(VerifierKey key)
    {
        var faults = new List<PostingFault>();
        Hash? former = null;
        foreach (var day in Days())
        {
            var read = Read(day);
            if (read is null || read.Day != day)
            {
                faults.Add(new PostingFault(day, PostingFaultKind.Unreadable));
                former = null;
                continue;
            }

            if (ReadNote(day)!.Verify([key]) is not [_])
            {
                faults.Add(new PostingFault(day, PostingFaultKind.NotSigned));
            }

            if (read.Former != former)
            {
                faults.Add(new PostingFault(day, PostingFaultKind.DoesNotFollow));
            }

            if (ReadList(read) is not { } list || PostedList.TryParse(list) is null)
            {
                faults.Add(new PostingFault(day, PostingFaultKind.ListChanged));
            }

            former = read.Hash;
        }

        return faults;
    }

    /// <summary>The newest day and how many days are not as they were signed; looked at again when a day was added.
    /// </summary>
    /// <returns><see langword="null"/> before the first day.</returns>
    public (PostedDay Newest, int FaultCount)? Summarise(VerifierKey key)
    {
        lock (gate)
        {
            if (Days() is not [.., var day] || Read(day) is not { } newest)
            {
                return null;
            }

            if (summary?.Newest != newest)
            {
                summary = (newest, Check(key).Count);
            }

            return summary;
        }
    }

    /// <summary>The days on which a document could be read, oldest first.</summary>
    public IEnumerable<(PostedDay Day, PostedSpan Span)> DaysOf(string id) =>
        from date in Days()
        let day = Read(date)
        where day is not null
        from span in PostedList.TryParse(ReadList(day) ?? "") ?? []
        where span.Id == id
        select (day, span);

    private static byte[]? ReadFile(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    private string PathOf(DateOnly day, string ending) => Path.Combine(folder, PostedDay.NameOf(day) + ending);
}

/// <summary>Something wrong with a day.</summary>
internal readonly record struct PostingFault(DateOnly Day, PostingFaultKind Kind);

internal enum PostingFaultKind
{
    /// <summary>The note is missing, or is none.</summary>
    Unreadable,

    /// <summary>The screen's key did not sign it.</summary>
    NotSigned,

    /// <summary>It names another former day than the one that is there.</summary>
    DoesNotFollow,

    /// <summary>The list is missing, or is not the one that was signed.</summary>
    ListChanged,
}
