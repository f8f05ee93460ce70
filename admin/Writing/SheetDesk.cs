using System.Text.Json;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Import;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Writing;

/// <summary>Spreadsheets on their way into accounts: kept as sent, read at every look, columns remembered.</summary>
internal sealed class SheetDesk(AdminStore store, HostedVillage village, TimeProvider time)
{
    /// <summary>A spreadsheet is kept so long after it was sent, in case an import is begun again: it holds names and
    /// numbers that are not published.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private const string KeptSetting = "sheets-kept";

    // Headers of every agency a village ever had.
    private const int MaxRemembered = 500;

    private string Setting => "sheet-columns/" + village.Code;

    /// <summary>Keeps a file that can be read; says why when it cannot.</summary>
    public (Hash? Sheet, LocalText? Why) Keep(byte[] file)
    {
        var reading = SheetReader.Read(file);
        return reading.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } refused
            && reading.Sheets.Count == 0
                ? (null, refused.Message)
                : (KeepBytes(file), null);
    }

    /// <summary>Removes the spreadsheets whose time is over; returns how many.</summary>
    public int Forget() => store.InTransaction(() =>
    {
        var kept = Kept();
        var old = kept.Where(sheet => time.GetUtcNow() - sheet.Value >= KeptFor).Select(sheet => sheet.Key).ToArray();
        foreach (var sheet in old)
        {
            kept.Remove(sheet);
            if (Hash.TryParse(sheet, out var hash))
            {
                store.RemoveBlob(hash);
            }
        }

        if (old.Length > 0)
        {
            store.WriteSetting(KeptSetting, JsonSerializer.Serialize(kept));
        }

        return old.Length;
    });

    /// <summary>The sheets of a kept file and what was odd; <see langword="null"/> when it is not kept.</summary>
    /// <param name="sheet">Its hash.</param>
    /// <param name="encoding">What a text is read as, where the clerk has chosen.</param>
    public SheetReading? Open(string sheet, string? encoding) =>
        Hash.TryParse(sheet, out var hash) && store.ReadBlob(hash) is { } file
            ? SheetReader.Read(file, encoding)
            : null;

    /// <summary>How a sheet is laid out: guessed from its words and from what was corrected before.</summary>
    public LedgerMapping? Guess(Sheet sheet) => LedgerGuess.Guess(sheet, Remembered());

    /// <summary>The accounts a sheet gives.</summary>
    public LedgerDraft Draft(Sheet sheet, LedgerMapping mapping, string ledger, Period period)
    {
        var former = DocumentTemplate.Former(ledger, period, village.Library);
        return LedgerImport.Draft(sheet, mapping, new LedgerHead(
            ledger,
            DocumentTemplate.FinanceTitle(ledger, period, village.Library),
            period,
            former?.Closing.Value ?? former?.ComputedClosing));
    }

    /// <summary>Remembers what the clerk made of each header.</summary>
    public void Remember(LedgerMapping mapping)
    {
        var known = Remembered();
        foreach (var (header, column) in mapping.Remember())
        {
            known.Remove(header);
            known[header] = column;
        }

        var kept = known.Skip(Math.Max(0, known.Count - MaxRemembered))
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        store.WriteSetting(Setting, JsonSerializer.Serialize(kept));
    }

    private Hash KeepBytes(byte[] file) => store.InTransaction(() =>
    {
        var hash = store.WriteBlob(file);
        var kept = Kept();
        kept[hash.ToString()] = time.GetUtcNow();
        store.WriteSetting(KeptSetting, JsonSerializer.Serialize(kept));
        return hash;
    });

    private Dictionary<string, DateTimeOffset> Kept() => store.ReadSetting(KeptSetting) is { } json
        ? JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(json) ?? []
        : [];

    private Dictionary<string, LedgerColumn> Remembered()
    {
        var stored = store.ReadSetting(Setting) is { } json
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []
            : [];
        return stored
            .Where(pair => Enum.TryParse<LedgerColumn>(pair.Value, out _))
            .ToDictionary(pair => pair.Key, pair => Enum.Parse<LedgerColumn>(pair.Value), StringComparer.Ordinal);
    }
}
