using System.Text;
using System.Xml;
using VillagePublic.Content.Store;

namespace VillagePublic.Content.Pages.OpenData;

/// <summary>The newest entries of the log as an Atom feed (RFC 4287), for feed readers and chat robots.</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int MostEntries = 50;

    /// <summary>The feed; every entry is one revision, also corrections and withdrawals.</summary>
    /// <param name="page">The page; its language is the feed's.</param>
    /// <param name="kind">Only this kind; <see langword="null"/> for all.</param>
    public static byte[] Make(PageContext page, KindPage? kind)
    {
        var revisions = page.Snapshot.All
            .Where(revision => revision.IsDocument)
            .Where(revision => kind is null || revision.Kind == kind.Kind)
            .OrderByDescending(revision => revision.EntryIndex)
            .Take(MostEntries)
            .ToList();
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = StrictUtf8.Encoding, Indent = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartElement("feed", Namespace);
            WriteHead(xml, page, kind, revisions);
            foreach (var revision in revisions)
            {
                WriteEntry(xml, page, revision);
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteHead(
        XmlWriter xml, PageContext page, KindPage? kind, IReadOnlyList<PublishedRevision> revisions)
    {
        var name = kind is null ? page.Say("村务公开", "Open village") : page.Say(kind.Name);
        var updated = revisions.Count == 0 ? DateTimeOffset.UnixEpoch : revisions[0].Entry.Published;
        xml.WriteElementString("id", Namespace, $"urn:village:{page.Snapshot.Checkpoint?.Origin}:{kind?.Folder}");
        xml.WriteElementString("title", Namespace, Clean($"{page.VillageName} · {name}"));
        xml.WriteElementString("updated", Namespace, DocumentJson.Moment(updated));
        Link(xml, "self", page.Absolute($"/data/{(kind is null ? "" : kind.Folder + "-")}atom.xml"));
        Link(xml, "alternate", page.Absolute(kind is null ? "/" : "/" + kind.Folder));
        if (page.Village?.Licence is { } licence)
        {
            xml.WriteElementString("rights", Namespace, licence.Name);
        }

        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, Clean(page.VillageName));
        xml.WriteEndElement();
    }

    private static void WriteEntry(XmlWriter xml, PageContext page, PublishedRevision revision)
    {
        var mark = revision switch
        {
            { IsWithdrawal: true } => page.Say("【撤回】", "[withdrawn] "),
            { Revision: > 1 } => page.Say("【更正】", "[corrected] "),
            _ => "",
        };
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, $"urn:sha256:{revision.LeafHash}");
        xml.WriteElementString("title", Namespace, Clean(mark + revision.Title));
        xml.WriteElementString("updated", Namespace, DocumentJson.Moment(revision.Entry.Published));
        Link(xml, "alternate", page.Absolute(DocumentLinks.PathOf(revision)));
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", DocumentJson.KeyOf(revision.Kind));
        xml.WriteEndElement();
        var summary = revision.Entry.Reason ?? page.Library.Read(revision)?.Summary;
        if (summary is not null)
        {
            xml.WriteElementString("summary", Namespace, Clean(summary));
        }

        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // XML forbids most control characters altogether, even as references.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
            {
                clean.Append(text[index]).Append(text[++index]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[index]) ? text[index] : '\uFFFD');
            }
        }

        return clean.ToString();
    }
}
