using System.Globalization;

namespace VillagePublic.Content.Forms;

/// <summary>Which field of a form holds a place of the text.</summary>
public static class FormPlaces
{
    /// <summary>Name of the field: <c>k.title</c>, <c>b2</c>, <c>b2r3</c>; <see langword="null"/> if none.</summary>
    /// <param name="text">The text taken apart.</param>
    /// <param name="line">Line of the file, from 1.</param>
    public static string? Find(FormText text, int line)
    {
        if (line < text.BodyLine)
        {
            return text.Keys.LastOrDefault(key => key.Line <= line && key.Line > 1)?.Name is { } name
                ? "k." + name
                : null;
        }

        for (var index = text.Blocks.Count - 1; index >= 0; index--)
        {
            var block = text.Blocks[index];
            if (block.Line <= line)
            {
                var row = block is FormBlock.Table ? line - block.Line - 2 : line - block.Line;
                return block is FormBlock.Table or FormBlock.List && row >= 0
                    ? string.Create(CultureInfo.InvariantCulture, $"b{index}r{row}")
                    : string.Create(CultureInfo.InvariantCulture, $"b{index}");
            }
        }

        return null;
    }
}
