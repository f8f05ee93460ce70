using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Tests.Screens;

/// <summary>Walks a scene: what it says and what answers to a touch.</summary>
internal static class SceneText
{
    /// <summary>Everything a scene says, one text a line, from top to bottom.</summary>
    public static string Of(Scene scene) => string.Join('\n', Nodes(scene).Select(Words).OfType<string>());

    /// <summary>What every control of a scene means.</summary>
    public static IEnumerable<TouchAction> Actions(Scene scene) => Nodes(scene).Select(Action).OfType<TouchAction>();

    public static IEnumerable<Node> Nodes(Scene scene) =>
        new[] { scene.Header, scene.Body, scene.Footer, scene.Aside, scene.Overlay }.OfType<Node>().SelectMany(Nodes);

    private static IEnumerable<Node> Nodes(Node node) => Children(node).SelectMany(Nodes).Prepend(node);

    private static IEnumerable<Node> Children(Node node) => node switch
    {
        Node.Column column => column.Children,
        Node.Row row => row.Children,
        Node.Grid grid => grid.Children,
        Node.Flex flex => [flex.Child],
        Node.Card card => [card.Child],
        Node.Touch touch => [touch.Child],
        Node.Measure measure => [measure.Child],
        Node.Anchor anchor => [anchor.Child],
        Node.ScaleLimit limit => [limit.Child],
        _ => [],
    };

    private static string? Words(Node node) => node switch
    {
        Node.Text text => string.Concat(text.Runs.Select(run => run.Text)),
        Node.Button button => $"[{button.Label}]",
        _ => null,
    };

    private static TouchAction? Action(Node node) => node switch
    {
        Node.Touch touch => touch.Action,
        Node.Button button => button.Action,
        _ => null,
    };
}
