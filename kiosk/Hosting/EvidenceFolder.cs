using System.Globalization;
using VillagePublic.Content;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Notes that contradict each other as files a person can carry away. The alarm stands for as long as one
/// lies here; who has dealt with it moves it into <c>handled</c>.</summary>
/// <param name="folder">The folder; made when first written.</param>
public sealed class EvidenceFolder(string folder)
{
    private const string Handled = "handled";

    private const string ToDo = """
        同一把钥匙签了两本对不上的日志。trusted.note 是这台机器一直相信的，other.note 是别处签过的
        （没有这个文件，就是对方没有给）。上面第一行写着是谁说的。
        1. 不要删这些文件，整个文件夹拷到 U 盘，交监督委员会和乡镇各一份。
        2. 叫管村里系统的人停止公布，照 compromised-key.md 去做。
        3. 查清以后，把这个文件夹移进 handled，屏幕上的警报就会消失。

        Two contradicting logs were signed with one key. trusted.note is what this machine has believed, other.note
        what was signed elsewhere (missing when it was not given); the first line says who told. Keep these files; give
        a copy to the supervision committee and the township; stop publishing and follow compromised-key.md. When it is
        settled move this folder into "handled": the alarm ends.

        """;

    /// <summary>Whether something lies here that nobody has dealt with.</summary>
    public bool HasOpenCases => Directory.Exists(folder)
        && Directory.GetDirectories(folder).Any(each => Path.GetFileName(each) != Handled);

    /// <summary>Writes what is not here yet, handled or not.</summary>
    /// <exception cref="IOException">The disk failed; the store has the notes still.</exception>
    public void Write(IReadOnlyList<Evidence> evidence)
    {
        foreach (var (trusted, other, reason, metAt) in evidence)
        {
            // What is here already, or was dealt with, is no news when it is met again.
            var mark = "-" + Hash.Of([.. other, .. StrictUtf8.GetBytes(reason)]).ToString()[..8];
            if (Names().Any(name => name.EndsWith(mark, StringComparison.Ordinal)))
            {
                continue;
            }

            var target = Path.Combine(
                folder, metAt.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + mark);
            PrivateFile.MakeFolder(target);
            PrivateFile.Replace(Path.Combine(target, "trusted.note"), trusted);
            if (other.Length > 0)
            {
                PrivateFile.Replace(Path.Combine(target, "other.note"), other);
            }

            PrivateFile.Replace(Path.Combine(target, "read-me.txt"), StrictUtf8.GetBytes(reason + "\n\n" + ToDo));
        }
    }

    private IEnumerable<string> Names() => new[] { folder, Path.Combine(folder, Handled) }
        .Where(Directory.Exists)
        .SelectMany(Directory.GetDirectories)
        .Select(each => Path.GetFileName(each));
}
