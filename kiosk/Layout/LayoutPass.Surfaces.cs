namespace VillagePublic.Kiosk.Layout;

/// <summary>Cards, buttons and what answers to a touch.</summary>
internal sealed partial class LayoutPass
{
    private const double HairlineMm = 0.25;
    private const double OutlineMm = 0.5;
    private const double StripeMm = 1.5;
    private const double CornerMm = 2;
    private const double ButtonPaddingMm = 5;

    /// <summary>
    /// Buttons stand close together in a row of tools, so a stacked one keeps less room at its sides.
    /// </summary>
    private const double StackedPaddingMm = 2;

    private readonly Dictionary<Node.Button, Node> buttonContents = new(ReferenceEqualityComparer.Instance);

    private Fragment LayCard(Node.Card card, double width, bool fill, double minHeight)
    {
        var (left, right) = CardInsets(card);
        var padding = Px(card.PaddingMm);
        var wanted = Math.Max(minHeight, card.MinHeightMm is { } mm ? Px(mm) : 0);
        var inner = Lay(card.Child, width - left - right, fill, Math.Max(0, wanted - (2 * padding)));
        var outer = fill ? width : inner.Width + left + right;
        var height = Math.Max(wanted, inner.Height + (2 * padding));
        var surface = new LayoutBox.Surface(new PxRect(0, 0, outer, height), card.Fill, Px(card.CornerMm))
        {
            Border = card.Border,
            BorderPx = card.Border is { } ink ? BorderPx(ink) : 0,
            Stripe = card.Stripe,
            StripePx = card.Stripe is null ? 0 : Math.Round(Px(StripeMm)),
        };
        return new Fragment(outer, height)
        {
            Baseline = inner.Baseline + padding,
            Boxes = card.Fill == Fill.None && card.Border is null && card.Stripe is null ? [] : [surface],
        }.With(left, padding, inner);
    }

    private (double Left, double Right) CardInsets(Node.Card card)
    {
        var padding = Px(card.PaddingMm);
        return (padding + (card.Stripe is null ? 0 : Px(StripeMm)), padding);
    }

    private double BorderPx(Ink ink) =>
        Math.Max(1, Math.Round(Px(ink == Ink.Hairline ? HairlineMm : OutlineMm)));

    private Fragment LayTouch(Node.Touch touch, double width, bool fill, double minHeight)
    {
        var floor = Px(TouchFloorMm);
        var part = Lay(touch.Child, width, fill, Math.Max(minHeight, floor));
        var outer = Math.Max(part.Width, Math.Min(floor, width));
        var height = Math.Max(Math.Max(minHeight, floor), part.Height);
        var corner = touch.Child is Node.Card card ? Px(card.CornerMm) : Px(CornerMm);
        return new Fragment(outer, height)
        {
            Baseline = part.Baseline is { } baseline ? baseline + ((height - part.Height) / 2) : null,
            Touch = MakeTouch(new PxRect(0, 0, outer, height), touch.Action, touch.Name, corner),
        }.With(fill ? 0 : (outer - part.Width) / 2, (height - part.Height) / 2, part);
    }

    private TouchArea MakeTouch(PxRect bounds, TouchAction action, string name, double cornerPx)
    {
        var target = Px(TouchMm);
        var area = bounds.GrownBy(
            Math.Max(0, (target - bounds.Width) / 2), Math.Max(0, (target - bounds.Height) / 2));
        return new TouchArea(bounds, area, action, name, cornerPx);
    }

    private Fragment LayButton(Node.Button button, double width, bool fill, double minHeight)
    {
        var padding = ButtonPaddingPx(button);
        var content = Lay(ButtonContent(button), width - (2 * padding), fill: false);
        var touch = Px(TouchMm);
        var outer = fill ? width : Math.Max(Math.Min(touch, width), content.Width + (2 * padding));
        var height = Math.Max(Math.Max(minHeight, touch), content.Height + Px(button.Stacked ? 3 : 4));
        var bounds = new PxRect(0, 0, outer, height);
        var top = (height - content.Height) / 2;
        return new Fragment(outer, height)
        {
            Baseline = content.Baseline is { } baseline ? baseline + top : null,
            Boxes = ButtonBoxes(button, bounds),
            Touch = MakeTouch(bounds, button.Action, button.Label, Px(CornerMm)),
        }.With((outer - content.Width) / 2, top, content);
    }

    private double ButtonPaddingPx(Node.Button button) =>
        Px(button.Stacked || button.Label.Length <= 1 ? StackedPaddingMm : ButtonPaddingMm);

    private LayoutBox[] ButtonBoxes(Node.Button button, PxRect bounds)
    {
        var corner = Px(CornerMm);
        if (IsFilled(button))
        {
            return [new LayoutBox.Surface(bounds, Fill.Link, corner)];
        }

        if (button.Style == ButtonStyle.Secondary)
        {
            var outline = BorderPx(Ink.Link);
            return [new LayoutBox.Surface(bounds, Fill.Card, corner) { Border = Ink.Link, BorderPx = outline }];
        }

        if (!button.Selected)
        {
            return [];
        }

        // A selected quiet button is also underlined: never by colour alone.
        var line = Px(1);
        return
        [
            new LayoutBox.Surface(bounds, Fill.Sunken, corner),
            new LayoutBox.Mark(
                new PxRect(corner, bounds.Height - line, bounds.Width - (2 * corner), line), Ink.Link, 0),
        ];
    }

    private static bool IsFilled(Node.Button button) =>
        button.Style == ButtonStyle.Primary || (button.Style == ButtonStyle.Secondary && button.Selected);

    /// <summary>The word and the icon of a button, as nodes.</summary>
    private Node ButtonContent(Node.Button button)
    {
        if (buttonContents.TryGetValue(button, out var known))
        {
            return known;
        }

        var ink = IsFilled(button) ? Ink.OnFill : button.Style == ButtonStyle.Quiet ? Ink.Text : Ink.Link;
        var label = new Node.Text(button.Label)
        {
            Bold = button.Style != ButtonStyle.Quiet,
            Ink = ink,
            Align = TextAlign.Center,
        };
        Node content = label;
        if (button.Icon is { } icon)
        {
            var mark = new Node.IconMark(icon, button.Stacked ? 9 : 8, ink);
            content = button.Label.Length == 0
                ? mark
                : button.Stacked
                    ? new Node.Column([mark, label], 0.5) { Align = CrossAlign.Center }
                    : new Node.Row([mark, label], 2.5);
        }

        buttonContents.Add(button, content);
        return content;
    }
}
