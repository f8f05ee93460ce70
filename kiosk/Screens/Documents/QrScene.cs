using VillagePublic.Content.Links;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The code that opens a revision on a phone, and what will happen when it is scanned.</summary>
internal static class QrScene
{
    /// <summary>Side of the symbol: a tenth of the viewing distance and more, so that an old phone reads it.</summary>
    private const double SizeMm = 110;

    /// <summary>The sheet; <see langword="null"/> when what is asked for is not published.</summary>
    public static Node? Body(ScreenContext context, Route.Qr route)
    {
        PublishedRevision? revision = null;
        if (route.Id is { } id)
        {
            revision = context.Snapshot.Find(id, route.Revision);
            if (revision is null or { IsWithdrawal: true })
            {
                return null;
            }
        }

        if (context.Settings.PhoneAddress() is not { } home)
        {
            return Sheet.Empty(context[Word.NoPhoneAddress]);
        }

        var address = revision is null ? home.AbsoluteUri : Address(context, revision, home);
        var words = Sheet.Stack(
            6,
            new Node.Text(context[Word.ScanTitle]) { Step = TextStep.Heading, Bold = true },
            Sheet.Lead(revision is null
                ? context[Word.ScanVillage]
                : context.Say(Word.ScanDocument, revision.Title, revision.Revision)),
            Sheet.Badge(context[Word.ScanNoApp], Icon.Check, Ink.Pine),
            Sheet.Badge(context[Word.ScanNoData], Icon.Check, Ink.Pine),
            home.IsLoopback ? Sheet.Alert(Icon.Info, Ink.Ochre, new Node.Text(context[Word.ScanOnlyHere])) : null,
            Sheet.Muted(context.Say(Word.ScanAddress, address)),
            revision is null ? null : PrintButton.Make(context, revision));
        var symbol = new Node.Card(new Node.Qr(address, SizeMm)) { PaddingMm = 4, Border = Ink.Hairline };
        return context.IsLandscape
            ? new Node.Row([symbol, new Node.Flex(words)], 12) { Align = CrossAlign.Start }
            : new Node.Column([symbol, words], 10) { Align = CrossAlign.Center };
    }

    private static string Address(ScreenContext context, PublishedRevision revision, Uri home)
    {
        var address = ShortAddress.For(context.Snapshot, revision);
        return (context.Snapshot.Checkpoint is { } seen ? address.SeenAt(seen) : address).ToAddress(home);
    }
}
