using System.Buffers;
using System.Text;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>What an entry must be like on its own, whatever else is in the log.</summary>
internal static class EntryRules
{
    /// <summary>Id of the entries that change keys; no document can have it.</summary>
    public const string KeysId = "keys";

    /// <summary>Id of the entries that erase files; no document can have it.</summary>
    public const string ErasuresId = "erasures";

    public const string DocumentRole = "document";
    public const string FileRole = "file";

    private const int MaxTextLength = 1000;

    // A committee has a dozen members; more would not fit beside the keys.
    private const int MaxPeopleCount = 60;

    // As many as one entry can have published.
    private const int MaxErasedCount = 100;

    // What some file system or other reads as more than a character.
    private static readonly SearchValues<char> UnsafeInPaths = SearchValues.Create("\\:*?\"<>|");

    /// <summary>The first thing wrong with an entry, or <see langword="null"/>.</summary>
    public static LocalText? Fault(LogEntry entry)
    {
        if (!IsId(entry.Id) || (entry.Kind == EntryKind.Keys) != (entry.Id == KeysId)
            || (entry.Kind == EntryKind.Erase) != (entry.Id == ErasuresId))
        {
            return new LocalText($"编号“{entry.Id}”不合规矩。", $"'{entry.Id}' cannot be a document's id.");
        }

        if (entry.Revision < 1 || (entry.Revision == 1) != (entry.Previous is null) || entry.Previous < 0)
        {
            return new LocalText("修订号不对。", "The revision does not fit the revision before.");
        }

        if (!IsText(entry.Title) || (entry.Period is not null && !IsText(entry.Period)))
        {
            return new LocalText("标题或期间不能用。", "The title or period is empty, too long or not clean text.");
        }

        return FaultOfReason(entry) ?? FaultOfBlobs(entry) ?? FaultOfErased(entry)
            ?? FaultOfKeys(entry) ?? FaultOfPeople(entry);
    }

    /// <summary>Whether a path is one inside a village folder: no dots leading out, no drive, no device.</summary>
    public static bool IsPath(string path) =>
        IsText(path) && !path.AsSpan().ContainsAny(UnsafeInPaths)
        && path.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && part.Trim() == part);

    /// <summary>Whether text can stand in an entry: not empty, no control characters, whole characters only.</summary>
    public static bool IsText(string text) =>
        text.Length is > 0 and <= MaxTextLength && !text.Any(char.IsControl) && IsWhole(text);

    private static bool IsWhole(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsId(string id) =>
        id.Length <= MaxTextLength
        && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '/')
        && id.Split('/').All(part => part.Length > 0);

    private static LocalText? FaultOfReason(LogEntry entry)
    {
        if (entry is { Kind: EntryKind.Keys, Revision: > 1 })
        {
            // It may say why, and usually does.
            return entry.Reason is { } why && !IsText(why)
                ? new LocalText("原因不能用。", "The reason is empty, too long or not clean text.")
                : null;
        }

        var needsReason = entry.Kind is EntryKind.Correct or EntryKind.Withdraw or EntryKind.Erase;
        if (entry.Reason is { } reason ? !needsReason || !IsText(reason) : needsReason)
        {
            return new LocalText(
                "更正、撤回和删除要写明原因，首次公开不写。",
                "A correction, withdrawal or erasure needs a reason; nothing else has one.");
        }

        return null;
    }

    private static LocalText? FaultOfBlobs(LogEntry entry)
    {
        var needsBlobs = entry.Kind is EntryKind.Publish or EntryKind.Correct;
        if (needsBlobs != entry.Blobs.Count > 0)
        {
            return new LocalText("公开的内容要有文件，撤回则没有。", "What is published has bytes; a withdrawal has none.");
        }

        foreach (var (i, blob) in entry.Blobs.Index())
        {
            if (blob.SizeBytes < 0 || blob.Role != (i == 0 ? DocumentRole : FileRole)
                || !IsPath(blob.Name) || !IsMediaType(blob.MediaType))
            {
                return new LocalText($"文件“{blob.Name}”不能用。", $"The file '{blob.Name}' cannot be published.");
            }
        }

        var names = entry.Blobs.Select(blob => blob.Name).Distinct(StringComparer.Ordinal).Count();
        return names == entry.Blobs.Count
            ? null
            : new LocalText("有两个文件同名。", "Two files have the same name.");
    }

    private static LocalText? FaultOfErased(LogEntry entry)
    {
        var isGood = entry.Kind == EntryKind.Erase
            ? entry.Erased.Count is > 0 and <= MaxErasedCount && entry.Erased.Distinct().Count() == entry.Erased.Count
            : entry.Erased.Count == 0;
        return isGood
            ? null
            : new LocalText("要删除的文件写得不对。", "What is erased is named twice, not at all, or in the wrong entry.");
    }

    private static LocalText? FaultOfPeople(LogEntry entry)
    {
        var people = entry.People;
        var isGood = people.Count == 0 || (entry.Kind == EntryKind.Keys && people.Count <= MaxPeopleCount
            && people.All(person => IsText(person.Name) && person.Key.Length == Ed25519Key.PublicKeySizeBytes
                && person.Role is Approvals.Author or Approvals.Reviewer)
            && people.DistinctBy(person => person.Name).Count() == people.Count
            && people.DistinctBy(person => Convert.ToHexString(person.Key)).Count() == people.Count);
        return isGood
            ? null
            : new LocalText(
                "签字人名单不对：每人一个名字、一把钥匙、一个职责，不能重复。",
                "The list of people is wrong: each has one name, one key and one role, and none stands there twice.");
    }

    private static bool IsMediaType(string type) =>
        type.Split('/') is [{ Length: > 0 } first, { Length: > 0 } second]
        && (first + second).All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '+' or '.');

    private static LocalText? FaultOfKeys(LogEntry entry)
    {
        var good = entry.Kind == EntryKind.Keys
            ? entry.Keys is [var log, var clock]
                && VerifierKey.TryParse(log) is { Kind: KeyKind.Note } logKey
                && VerifierKey.TryParse(clock) is { Kind: KeyKind.Cosignature } clockKey
                && clockKey.Name == LogKeys.ClockName(logKey.Name)
            : entry.Keys.Count == 0;
        return good ? null : new LocalText("公钥写得不对。", "The keys are not a log's key and its clock's.");
    }
}
