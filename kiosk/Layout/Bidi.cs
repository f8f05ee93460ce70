namespace VillagePublic.Kiosk.Layout;

/// <summary>
/// In which direction each part of a text runs: UAX #9 without the explicit marks, which nobody types into a notice,
/// and without paired brackets, which take the direction around them.
/// </summary>
internal static class Bidi
{
    /// <summary>Level of every UTF-16 unit: even from left to right, odd from right to left.</summary>
    /// <returns><see langword="null"/> when all of it runs from left to right.</returns>
    public static byte[]? Levels(string text)
    {
        if (!BidiClasses.HasRightToLeft(text))
        {
            return null;
        }

        var classes = new BidiClass[text.Length];
        for (var index = 0; index < text.Length;)
        {
            var isPair = char.IsHighSurrogate(text[index])
                && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
            var length = isPair ? 2 : 1;
            var codePoint = isPair ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];
            classes.AsSpan(index, length).Fill(BidiClasses.Of(codePoint));
            index += length;
        }

        var levels = new byte[text.Length];
        for (var start = 0; start < text.Length;)
        {
            var end = Array.IndexOf(classes, BidiClass.B, start);
            end = end < 0 ? text.Length : end + 1;
            Resolve(classes.AsSpan(start, end - start), levels.AsSpan(start, end - start));
            start = end;
        }

        return levels;
    }

    /// <summary>Order in which the parts of a line are seen from left to right (rule L2).</summary>
    /// <param name="levels">Level of each part in reading order.</param>
    public static int[] VisualOrder(IReadOnlyList<byte> levels)
    {
        var order = Enumerable.Range(0, levels.Count).ToArray();
        for (var level = levels.DefaultIfEmpty().Max(); level > 0; level--)
        {
            for (var start = 0; start < order.Length;)
            {
                var end = start;
                while (end < order.Length && levels[order[end]] >= level)
                {
                    end++;
                }

                order.AsSpan(start, end - start).Reverse();
                start = Math.Max(end, start + 1);
            }
        }

        return order;
    }

    /// <summary>One paragraph: weak types, neutral types, implicit levels.</summary>
    private static void Resolve(Span<BidiClass> classes, Span<byte> levels)
    {
        // Rules P2 and P3: the first strong character decides for the paragraph.
        var strong = classes.IndexOfAny(BidiClass.L, BidiClass.R, BidiClass.AL);
        var isRightToLeft = strong >= 0 && classes[strong] != BidiClass.L;
        var outer = isRightToLeft ? BidiClass.R : BidiClass.L;
        ResolveNumbers(classes, outer);
        ResolveNeutrals(classes, outer);
        for (var index = 0; index < classes.Length; index++)
        {
            // Rules I1 and I2.
            var isNumber = classes[index] is BidiClass.EN or BidiClass.AN;
            levels[index] = (isRightToLeft, classes[index]) switch
            {
                (false, BidiClass.L) => 0,
                (false, _) when isNumber => 2,
                (false, _) => 1,
                (true, BidiClass.R) => 1,
                _ => 2,
            };
        }
    }

    /// <summary>Rules W1 to W7.</summary>
    private static void ResolveNumbers(Span<BidiClass> classes, BidiClass outer)
    {
        var before = outer;
        var strong = outer;
        for (var index = 0; index < classes.Length; index++)
        {
            if (classes[index] == BidiClass.NSM)
            {
                classes[index] = before;
            }
            else if (classes[index] == BidiClass.EN && strong == BidiClass.AL)
            {
                classes[index] = BidiClass.AN;
            }
            else if (classes[index] is BidiClass.L or BidiClass.R or BidiClass.AL)
            {
                strong = classes[index];
            }

            before = classes[index];
        }

        classes.Replace(BidiClass.AL, BidiClass.R);
        JoinNumbers(classes);
        strong = outer;
        for (var index = 0; index < classes.Length; index++)
        {
            if (classes[index] == BidiClass.EN && strong == BidiClass.L)
            {
                classes[index] = BidiClass.L;
            }
            else if (classes[index] is BidiClass.L or BidiClass.R)
            {
                strong = classes[index];
            }
        }
    }

    /// <summary>Rules W4 to W6: separators between digits and units beside them belong to the number.</summary>
    private static void JoinNumbers(Span<BidiClass> classes)
    {
        for (var index = 1; index + 1 < classes.Length; index++)
        {
            var (before, after) = (classes[index - 1], classes[index + 1]);
            var joins = before == after
                && ((classes[index] == BidiClass.CS && before is BidiClass.EN or BidiClass.AN)
                    || (classes[index] == BidiClass.ES && before == BidiClass.EN));
            classes[index] = joins ? before : classes[index];
        }

        for (var start = 0; start < classes.Length;)
        {
            var end = start;
            while (end < classes.Length && classes[end] == BidiClass.ET)
            {
                end++;
            }

            var touchesNumber = (start > 0 && classes[start - 1] == BidiClass.EN)
                || (end < classes.Length && classes[end] == BidiClass.EN);
            classes[start..end].Fill(touchesNumber ? BidiClass.EN : BidiClass.ON);
            start = Math.Max(end, start + 1);
        }

        classes.Replace(BidiClass.ES, BidiClass.ON);
        classes.Replace(BidiClass.CS, BidiClass.ON);
        classes.Replace(BidiClass.B, BidiClass.ON);
    }

    /// <summary>Rules N1 and N2; digits count as right to left here.</summary>
    private static void ResolveNeutrals(Span<BidiClass> classes, BidiClass outer)
    {
        for (var start = 0; start < classes.Length;)
        {
            if (classes[start] != BidiClass.ON)
            {
                start++;
                continue;
            }

            var end = start;
            while (end < classes.Length && classes[end] == BidiClass.ON)
            {
                end++;
            }

            var before = start == 0 ? outer : DirectionOf(classes[start - 1]);
            var after = end == classes.Length ? outer : DirectionOf(classes[end]);
            classes[start..end].Fill(before == after ? before : outer);
            start = end;
        }
    }

    private static BidiClass DirectionOf(BidiClass resolved) => resolved == BidiClass.L ? BidiClass.L : BidiClass.R;
}
