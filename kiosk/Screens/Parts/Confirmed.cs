using VillagePublic.Content.Documents;
using VillagePublic.Content.Rules;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>What the program warned of and the author confirmed before publishing.</summary>
internal static class Confirmed
{
    // The rest is said by its number.
    private const int MostMessages = 3;

    public static Node? Section(ScreenContext context, ParsedDocument document)
    {
        var confirmed = ConfirmedWarning.Of(document, context.Library.Village);
        return confirmed.Count == 0
            ? null
            : Sheet.Section(
                context[Word.ConfirmedWarnings],
                [
                    Sheet.Muted(context[Word.ConfirmedExplained]),
                    .. confirmed.Select(warning => Sheet.Card([
                        Sheet.Bold(warning.Title.In(context.State.Language)),
                        .. warning.Messages.Take(MostMessages).Select(
                            message => new Node.Text(message.In(context.State.Language))),
                        warning.Messages.Count > MostMessages
                            ? Sheet.Muted(context.Say(Word.PlacesInAll, warning.Messages.Count))
                            : null,
                    ])),
                ]);
    }
}
