using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Paper;

/// <summary>Turns what a screen shows into what paper can: nothing on it answers to a touch.</summary>
internal static class PaperNodes
{
    /// <summary>The same without controls; <see langword="null"/> when nothing is left.</summary>
    public static Node? Printed(Node? node) => node switch
    {
        null or Node.Button => null,
        Node.IconMark { Icon: Icon.ChevronRight or Icon.ChevronDown or Icon.ChevronUp } => null,
        Node.Touch touch => Printed(touch.Child),
        Node.Anchor anchor => Printed(anchor.Child),
        Node.ScaleLimit limit => Printed(limit.Child),
        Node.Measure measure => Printed(measure.Child),
        Node.Flex flex => Printed(flex.Child) is { } child ? flex with { Child = child } : null,
        Node.Card card => Printed(card.Child) is { } child
            ? card with { Child = child, Border = Ink.Hairline }
            : null,
        Node.Column column => Kept(column.Children) is { Count: > 0 } children
            ? column with { Children = children }
            : null,
        Node.Row row => Kept(row.Children) is { Count: > 0 } children ? row with { Children = children } : null,
        Node.Grid grid => Kept(grid.Children) is { Count: > 0 } children ? grid with { Children = children } : null,
        _ => node,
    };

    /// <summary>The parts of something too high for a page, each to be placed by itself.</summary>
    /// <returns>One part, the node itself, when it cannot be taken apart.</returns>
    public static IReadOnlyList<Node> Parts(Node node) => node switch
    {
        Node.Column column => column.Children,
        Node.Card card => Parts(card.Child),
        Node.Flex flex => Parts(flex.Child),
        Node.Row row => [.. row.Children.SelectMany(Parts)],
        Node.Grid grid when grid.Children.Count > grid.MaxColumns =>
            [.. grid.Children.Chunk(grid.MaxColumns).Select(line => grid with { Children = line })],
        Node.Grid grid => grid.Children,
        _ => [node],
    };

    private static List<Node> Kept(IEnumerable<Node> children) => [.. children.Select(Printed).OfType<Node>()];
}
