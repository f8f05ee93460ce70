using System.Globalization;
using System.Text;
using QRCoder;

namespace VillagePublic.Content.Links;

/// <summary>A QR symbol as modules, quiet zone included. Dark modules are drawn dark on light in every theme.</summary>
/// <remarks>Error correction level M: decodes with about 15 % of the symbol dirty or glossed over.</remarks>
public sealed class QrSymbol
{
    /// <summary>Light modules on each side, asked for by ISO/IEC 18004.</summary>
    public const int QuietZoneModules = 4;

    private readonly bool[] modules;

    private QrSymbol(string text, int sizeModules, bool[] modules)
    {
        Text = text;
        SizeModules = sizeModules;
        this.modules = modules;
    }

    /// <summary>What a scanner reads.</summary>
    public string Text { get; }

    /// <summary>Modules along one side, both quiet zones included.</summary>
    public int SizeModules { get; }

    /// <summary>The symbol's version, 1 to 40: the smaller, the larger each module on the same paper.</summary>
    public int Version => (SizeModules - (2 * QuietZoneModules) - 17) / 4;

    /// <summary>Whether a module is dark.</summary>
    /// <param name="column">From 0 at the left.</param>
    /// <param name="row">From 0 at the top.</param>
    public bool this[int column, int row] => modules[(row * SizeModules) + column];

    /// <summary>Encodes a text in the smallest symbol; upper case takes the compact alphanumeric mode.</summary>
    /// <exception cref="ArgumentException">The text is empty or too long for any symbol.</exception>
    public static QrSymbol Encode(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        try
        {
            using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
            var matrix = data.ModuleMatrix;
            var modules = new bool[matrix.Count * matrix.Count];
            for (var row = 0; row < matrix.Count; row++)
            {
                matrix[row].CopyTo(modules, row * matrix.Count);
            }

            return new QrSymbol(text, matrix.Count, modules);
        }
        catch (QRCoder.Exceptions.DataTooLongException exception)
        {
            throw new ArgumentException("The text is too long for a QR symbol.", nameof(text), exception);
        }
    }

    /// <summary>The dark modules as SVG path data, one unit per module, for a
    /// <c>viewBox="0 0 SizeModules SizeModules"</c>.</summary>
    public string ToSvgPath()
    {
        var path = new StringBuilder();
        for (var row = 0; row < SizeModules; row++)
        {
            for (var column = 0; column < SizeModules; column++)
            {
                var length = RunLength(column, row);
                if (length > 0)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h{length}v1h-{length}z");
                    column += length;
                }
            }
        }

        return path.ToString();
    }

    /// <summary>A whole SVG file, dark on white.</summary>
    public string ToSvg() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SizeModules} {SizeModules}" shape-rendering="crispEdges">
        <path fill="#fff" d="M0 0h{SizeModules}v{SizeModules}H0z"/><path fill="#000" d="{ToSvgPath()}"/></svg>

        """);

    /// <summary>The symbol as text, two modules above each other per character, lines ended by <c>\n</c>.</summary>
    /// <param name="colours">Whether the terminal understands ANSI colours. With them the symbol is dark on light
    /// whatever the terminal's theme; without, it is right on a dark background only.</param>
    public string ToTerminalText(bool colours)
    {
        const string BlackOnWhite = "\u001b[38;5;16;48;5;231m";
        const string Reset = "\u001b[0m";
        var text = new StringBuilder();
        for (var row = 0; row < SizeModules; row += 2)
        {
            text.Append(colours ? BlackOnWhite : "");
            for (var column = 0; column < SizeModules; column++)
            {
                var upper = this[column, row];
                var lower = row + 1 < SizeModules ? this[column, row + 1] : !colours;
                text.Append(HalfBlock(upper == colours, lower == colours));
            }

            text.Append(colours ? Reset : "").Append('\n');
        }

        return text.ToString();
    }

    private static char HalfBlock(bool upper, bool lower) => (upper, lower) switch
    {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        _ => ' ',
    };

    private int RunLength(int column, int row)
    {
        var length = 0;
        while (column + length < SizeModules && this[column + length, row])
        {
            length++;
        }

        return length;
    }
}
