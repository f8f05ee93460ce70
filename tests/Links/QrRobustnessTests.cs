using System.Diagnostics;
using VillagePublic.Content;
using VillagePublic.Content.Links;

namespace VillagePublic.Tests.Links;

/// <summary>Photographs as villagers take them, made by ImageMagick and read by a scanner that is not ours.</summary>
/// <remarks>Sides are those of the symbol with its quiet zone of 41 modules: 205 pixels are 5 a module.</remarks>
public sealed class QrRobustnessTests
{
    private const string Address = "HTTP://192.168.1.20:5090/Q/7KXQ2MZ9RVNT4HJB-81-W5Q0ZDKM8XTYPFCEVNGA";
    private const string Paper = "-background white -alpha remove";

    [Theory]
    [InlineData("straight, large", "-sample 640x")]
    [InlineData("straight, small", "-filter Box -resize 160x")]
    [InlineData("very small", "-filter Box -resize 123x")]
    [InlineData("tilted 10 degrees", "-sample 410x -rotate 10")]
    [InlineData("tilted 30 degrees", "-sample 410x -rotate 30")]
    [InlineData("tilted 45 degrees", "-sample 410x -rotate 45")]
    [InlineData("upside down", "-sample 410x -rotate 180")]
    [InlineData(
        "from the left",
        "-sample 410x -virtual-pixel white -distort Perspective "
        + "0,0,40,60,410,0,400,0,410,410,400,410,0,410,40,350")]
    [InlineData(
        "from below",
        "-sample 410x -virtual-pixel white -distort Perspective "
        + "0,0,70,60,410,0,340,60,410,410,410,400,0,410,0,400")]
    [InlineData("a little out of focus", "-sample 410x -blur 0x2.5")]
    [InlineData("out of focus", "-sample 410x -blur 0x4")]
    [InlineData("moved while taking", "-sample 410x -motion-blur 0x4+30")]
    [InlineData("in dim light", "-sample 410x -evaluate multiply 0.25")]
    [InlineData(
        "in dim light with noise",
        "-sample 410x -evaluate multiply 0.35 -seed 7 -attenuate 0.5 +noise Gaussian")]
    [InlineData("pale print", "-sample 410x +level 55%,90%")]
    [InlineData("uneven light", "-sample 410x ( -size 410x410 gradient:white-gray35 ) -compose multiply -composite")]
    [InlineData("yellow paper", "-sample 410x -fill #e8d9a0 -opaque white")]
    [InlineData("sent through a chat, JPEG 20", "-sample 300x -quality 20")]
    [InlineData("sent twice, JPEG 10", "-filter Box -resize 280x -quality 10")]
    [InlineData("a tenth dirty", "-sample 410x -fill gray40 -draw circle,230,230,255,255")]
    [InlineData(
        "tilted, blurred, dim, small, JPEG",
        "-sample 410x -rotate 12 -blur 0x1.5 -evaluate multiply 0.5 -resize 300x -quality 40")]
    public async Task A_photograph_is_read(string how, string operations)
    {
        var picture = await PhotographAsync(operations, TestContext.Current.CancellationToken);
        var text = await QrScanner.ReadAsync(picture);
        File.Delete(picture);
        Assert.True(text == Address, $"{how}: read '{text}'");
    }

    [Theory]
    [InlineData("light on dark", "-sample 410x -negate")]
    [InlineData("far out of focus", "-sample 410x -blur 0x9")]
    [InlineData("two pixels a module", "-filter Box -resize 70x")]
    [InlineData("a corner torn off", "-sample 410x -fill white -draw rectangle,0,0,130,130")]
    public async Task What_cannot_be_read_gives_nothing_rather_than_something_wrong(string how, string operations)
    {
        var picture = await PhotographAsync(operations, TestContext.Current.CancellationToken);
        var text = await QrScanner.ReadAsync(picture);
        File.Delete(picture);
        Assert.True(text.Length == 0 || text == Address, $"{how}: read '{text}'");
    }

    private static async Task<string> PhotographAsync(string operations, CancellationToken cancellationToken)
    {
        var name = Path.Combine(Path.GetTempPath(), $"qr-{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(
            name + ".pbm", StrictUtf8.GetBytes(QrScanner.Pbm(QrSymbol.Encode(Address), 10)), cancellationToken);
        var arguments = $"{name}.pbm {Paper} -type TrueColor {operations} {name}.jpg".Split(' ')
            .Select(argument => argument.StartsWith("circle,", StringComparison.Ordinal)
                || argument.StartsWith("rectangle,", StringComparison.Ordinal)
                ? argument.Replace("circle,", "circle ", StringComparison.Ordinal)
                    .Replace("rectangle,", "rectangle ", StringComparison.Ordinal)
                : argument);
        using var process = Process.Start(new ProcessStartInfo("convert", arguments))!;
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, process.ExitCode);
        File.Delete(name + ".pbm");
        return name + ".jpg";
    }
}
