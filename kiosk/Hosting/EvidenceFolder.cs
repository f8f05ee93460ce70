using System.Globalization;
using VillagePublic.Content;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Notes that contradict each other as files a person can carry away. The alarm stands for as long as one
/// lies here; who has dealt with it moves it into <c>handled</c>.</summary>
/// <param name="folder">The folder; made when first written.</param>
internal sealed class EvidenceFolder(string folder)
{
    private const string Handled = "handled";

    private const string ToDo = """
        同一把钥匙签了两本对不上的日志。trusted.note 是屏幕一直相信的，other.note 是后来收到的。
        1. 不要删这些文件，整个文件夹拷到 U 盘，交监督委员会和乡镇各一份。
        2. 叫管村里系统的人停止公布，照 compromised-key.md 去做。
        3. 查清以后，把这个文件夹移进 handled，屏幕上的警报就会消失。

        Two contradicting logs were signed with one key. trusted.note is what this screen has believed, other.note came
        later. Keep these files; give a copy to the supervision committee and the township; stop publishing and follow
        compromised-key.md. When it is settled move this folder into "handled": the alarm ends.

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
            var name = metAt.ToString("yyyyMMdd'T'HHmmss'Z'-", CultureInfo.InvariantCulture)
                + Hash.Of(other).ToString()[..8];
            var target = Path.Combine(folder, name);
            if (Directory.Exists(target) || Directory.Exists(Path.Combine(folder, Handled, name)))
            {
                continue;
            }

            PrivateFile.MakeFolder(target);
            PrivateFile.Replace(Path.Combine(target, "trusted.note"), trusted);
            PrivateFile.Replace(Path.Combine(target, "other.note"), other);
            PrivateFile.Replace(Path.Combine(target, "read-me.txt"), StrictUtf8.GetBytes(reason + "\n\n" + ToDo));
        }
    }
}
