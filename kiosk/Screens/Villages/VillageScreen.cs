using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>The village itself: who we are and whom to ask.</summary>
internal sealed class VillageScreen : KindScreen
{
    public override DocumentKind Kind => DocumentKind.Village;

    public override Icon Icon => Icon.Seal;

    public override Word Name => Word.KindVillage;

    public override IEnumerable<Node?> Sections(DocumentPage page)
    {
        var village = (Village)page.Document;
        var context = page.Context;
        yield return Sheet.Halves(
            context,
            [page.Prose()],
            [
                Sheet.Section(
                    context[Word.VillageNumbers],
                    Sheet.Facts(
                        Count(context, Word.Households, village.Households),
                        Count(context, Word.Adults, village.Adults),
                        Count(context, Word.Representatives, village.Representatives),
                        Count(context, Word.Members, village.Members),
                        Sheet.Fact(context[Word.Hotline], village.Hotline))),
                People(context, Word.BodyCommittee, village.Committee),
                People(context, Word.BodySupervisors, village.Supervisors),
            ]);
    }

    private static Node? Count(ScreenContext context, Word label, int? count) =>
        count is { } number ? Sheet.Fact(context[label], context.Say(Word.Number, number)) : null;

    private static Node? People(ScreenContext context, Word title, IReadOnlyList<string> names) =>
        Sheet.Section(context[title], Sheet.Facts(names.Select(name => (Node?)new Node.Text(name))));
}
