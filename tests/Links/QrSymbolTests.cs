using System.Globalization;
using System.Text.RegularExpressions;
using VillagePublic.Content;
using VillagePublic.Content.Links;

namespace VillagePublic.Tests.Links;

public sealed class QrSymbolTests
{
    private const string Address = "HTTP://192.168.1.20:5090/Q/7KXQ2MZ9RVNT4HJB-81-W5Q0ZDKM8XTYPFCEVNGA";

    [Fact]
    public void Has_a_light_quiet_zone_of_four_modules_on_every_side()
    {
        var symbol = QrSymbol.Encode(Address);
        for (var column = 0; column < symbol.SizeModules; column++)
        {
            for (var row = 0; row < symbol.SizeModules; row++)
            {
                var outside = Math.Min(column, row) < 4 || Math.Max(column, row) >= symbol.SizeModules - 4;
                Assert.False(outside && symbol[column, row]);
            }
        }
    }

    [Fact]
    public void Upper_case_keeps_a_screen_code_at_version_4_where_lower_case_needs_more()
    {
        Assert.Equal(4, QrSymbol.Encode(Address).Version);
        Assert.True(QrSymbol.Encode(Address.ToLowerInvariant()).Version > 4);
    }

    [Fact]
    public void Refuses_a_text_no_symbol_can_hold() =>
        Assert.Throws<ArgumentException>(() => QrSymbol.Encode(new string('A', 5000)));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task A_scanner_reads_the_modules(int modulePx)
    {
        var symbol = QrSymbol.Encode(Address);
        Assert.Equal(Address, await DecodeAsync(QrScanner.Pbm(symbol, modulePx), "pbm"));
    }

    [Fact]
    public async Task A_scanner_reads_the_terminal_text_in_both_forms()
    {
        var symbol = QrSymbol.Encode(Address);
        foreach (var colours in new[] { true, false })
        {
            Assert.Equal(Address, await DecodeAsync(TerminalPbm(symbol.ToTerminalText(colours), colours), "pbm"));
        }
    }

    [Fact]
    public void The_svg_path_covers_exactly_the_dark_modules()
    {
        var symbol = QrSymbol.Encode(Address);
        var covered = new HashSet<(int Column, int Row)>();
        foreach (Match run in Regex.Matches(symbol.ToSvgPath(), @"M(\d+) (\d+)h(\d+)v1h-\3z"))
        {
            var (column, row) = (Number(run, 1), Number(run, 2));
            covered.UnionWith(Enumerable.Range(column, Number(run, 3)).Select(x => (x, row)));
        }

        var dark = Enumerable.Range(0, symbol.SizeModules * symbol.SizeModules)
            .Select(index => (Column: index % symbol.SizeModules, Row: index / symbol.SizeModules))
            .Where(module => symbol[module.Column, module.Row]);
        Assert.True(covered.SetEquals(dark));
    }

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string TerminalPbm(string text, bool blocksAreDark)
    {
        const int ModulePx = 4;
        var lines = text.Replace("\u001b[38;5;16;48;5;231m", "", StringComparison.Ordinal)
            .Replace("\u001b[0m", "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var side = lines[0].Length;
        bool IsDark(int x, int y)
        {
            var isBlock = lines[y / 2][x] is '█' || lines[y / 2][x] == (y % 2 == 0 ? '▀' : '▄');
            return isBlock == blocksAreDark;
        }

        var bits = Enumerable.Range(0, side * ModulePx).SelectMany(
            y => Enumerable.Range(0, side * ModulePx).Select(x => IsDark(x / ModulePx, y / ModulePx) ? '1' : '0'));
        return $"P1\n{side * ModulePx} {side * ModulePx}\n"
            + string.Concat(bits.Chunk(64).Select(line => new string(line) + "\n"));
    }

    private static async Task<string> DecodeAsync(string image, string extension)
    {
        var path = Path.Combine(Path.GetTempPath(), $"qr-{Guid.NewGuid():N}.{extension}");
        await File.WriteAllBytesAsync(path, StrictUtf8.GetBytes(image), TestContext.Current.CancellationToken);
        var text = await QrScanner.ReadAsync(path);
        File.Delete(path);
        return text;
    }
}
