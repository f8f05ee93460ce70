using System.Text;
using System.Text.Json;

namespace VillagePublic.Benchmarks.Fuzz;

/// <summary>What fuzzing starts from: the project's own documents, sheets and pictures.</summary>
internal static class FuzzSeeds
{
    private static readonly string[] Values =
    [
        "12,600.00", "１２，６００", "¥3000元", "1.26万元", "(500)", "-500（冲销）", "叁仟元", "叁仟元(¥3000元)", "2026-10-08", "10月8日",
        "民國115年10月8日", "2026-Q3", "2026年上半年", "下午3点半", "三十八票", "110105194912310021", "6222 0212 3456 7890 128",
    ];

    private const string Pasted = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><table class=MsoTableGrid>
        <tr><td colspan=2><p class=MsoNormal>日期<o:p></o:p></p></td><td>摘要</td><td>收入</td><td>支出</td></tr>
        <tr><td colspan=2>10-03</td><td>鱼塘</td><td>12,600.00</td><td></td></tr></table><!--EndFragment--></body></html>
        """;

    private static readonly byte[] Paper =
        [.. "%PDF-1.7\n2 0 obj\n<</Author (a\\) (b)) /Title <FE41>>>\nendobj\n<?xpacket begin=\"\"?>x<?xpacket end?>"u8,
            0xFF, 0xE1, 0, 12, .. "Exif\0\0MM\0*"u8, .. "\ntrailer\n<</Info 2 0 R>>\n%%EOF\n"u8];

    private static string Root => FindRoot();

    public static IEnumerable<byte[]> Of(string target) => target switch
    {
        "document" => [.. Files("content/sample", "*.md"), .. Files("tests/Documents", "*.md"), .. CommonMark()],
        "value" => Values.Select(Encoding.UTF8.GetBytes),
        "sheet" => [.. Files("tests/Import/files", "*"), "日期,摘要,收入,支出\n10-03,鱼塘,1,\n"u8.ToArray()],
        "paste" => [Encoding.UTF8.GetBytes(Pasted)],
        _ => [.. Files("content/sample/files", "*.jpg").OrderBy(file => file.Length).TakeLast(8), Paper],
    };

    private static IEnumerable<byte[]> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes);

    private static IEnumerable<byte[]> CommonMark()
    {
        var json = File.ReadAllBytes(Path.Combine(Root, "tests", "Documents", "commonmark-0.31.2.json"));
        using var examples = JsonDocument.Parse(json);
        return [.. examples.RootElement.EnumerateArray().Select(example => Encoding.UTF8.GetBytes(
            "---\nkind: notice\ntitle: x\ndate: 2026-10-01\n---\n" + example.GetProperty("markdown").GetString()))];
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "VillagePublic.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Run it inside the repository.");
        }

        return folder.FullName;
    }
}
