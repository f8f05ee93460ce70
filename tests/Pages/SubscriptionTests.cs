using System.Globalization;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages;

namespace VillagePublic.Tests.Pages;

/// <summary>Feeds and calendars as other people's programs read them.</summary>
public sealed class SubscriptionTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly SampleVillage Village = SampleVillage.Create();

    [Fact]
    public void Every_feed_is_atom_as_the_standard_asks()
    {
        var names = KindPage.Listed.Select(kind => $"/data/{kind.Folder}-atom.xml").Prepend("/data/atom.xml");
        foreach (var name in names)
        {
            var feed = Feed(name);
            Assert.Equal(Atom + "feed", feed.Name);
            Assert.Equal("http://192.168.1.20:5090" + name, Href(feed, "self"));
            AssertComplete(feed);
            Assert.NotEmpty(feed.Element(Atom + "author")!.Value);
            var entries = feed.Elements(Atom + "entry").ToList();
            Assert.NotEmpty(entries);
            Assert.All(entries, AssertComplete);
            Assert.All(entries, entry => Assert.True(
                Uri.IsWellFormedUriString(Href(entry, "alternate"), UriKind.Absolute)));
            Assert.Distinct(entries.Select(entry => entry.Element(Atom + "id")!.Value));
            Assert.Equal(
                entries.Select(entry => entry.Element(Atom + "updated")!.Value).OrderDescending(StringComparer.Ordinal),
                entries.Select(entry => entry.Element(Atom + "updated")!.Value));
        }
    }

    [Fact]
    public void The_feed_tells_news_corrections_and_withdrawals()
    {
        var titles = Feed("/data/atom.xml").Elements(Atom + "entry")
            .Select(entry => entry.Element(Atom + "title")!.Value)
            .ToList();
        Assert.Equal(50, titles.Count);
        Assert.StartsWith("【撤回】", titles[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_reads_every_meeting_and_every_open_deadline()
    {
        var calendar = Ical.Net.Calendar.Load(Village.Html("/data/calendar.ics"))!;
        var meeting = calendar.Events.Single(item => item.Uid == "minutes/2025-11-18-joint/meeting@379900100201");
        Assert.Equal("两委会商议自来水和过冬", meeting.Summary);
        Assert.Equal("村部二楼会议室", meeting.Location);
        Assert.Equal(new DateTime(2025, 11, 18, 11, 0, 0, DateTimeKind.Utc), meeting.DtStart!.AsUtc);
        Assert.Equal(new DateTime(2025, 11, 18, 13, 10, 0, DateTimeKind.Utc), meeting.DtEnd!.AsUtc);

        var pond = calendar.Events
            .Where(item => item.Uid!.StartsWith("contracts/fish-pond/", StringComparison.Ordinal));
        Assert.Equal(4, pond.Count());
        Assert.All(pond, item => Assert.StartsWith("应收：", item.Summary, StringComparison.Ordinal));
        Assert.Distinct(calendar.Events.Select(item => item.Uid));
        var meetings = Village.Library.Current.OfKind(DocumentKind.Minutes).Count;
        Assert.Equal(
            meetings, calendar.Events.Count(item => item.Uid!.Contains("/meeting@", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_calendar_tells_the_last_day_of_books_not_yet_published_and_forgets_those_that_are()
    {
        var duties = Ical.Net.Calendar.Load(Village.Html("/data/calendar.ics"))!.Events
            .Where(item => item.Uid!.StartsWith("duty/", StringComparison.Ordinal))
            .ToDictionary(item => item.Uid!, StringComparer.Ordinal);
        const string Committee = "duty/committee/2026-11@379900100201";
        Assert.Equal([Committee, "duty/cooperative/2026-11@379900100201"], duties.Keys.Order());
        var committee = duties[Committee];
        Assert.Contains("2026年11月", committee.Summary, StringComparison.Ordinal);
        Assert.Equal(new DateTime(2026, 12, 31, 0, 0, 0, DateTimeKind.Unspecified), committee.DtStart!.Value);
    }

    [Fact]
    public void The_first_page_says_which_books_are_out_and_which_are_not()
    {
        var inTime = new HtmlParser().ParseDocument(Village.Html("/")).Body!.TextContent;
        Assert.Contains("村委会 2026年10月账✓ 已经公布", inTime, StringComparison.Ordinal);

        var late = Village.Pages.Respond(new PageRequest("/", new DateOnly(2027, 1, 3)));
        var text = new HtmlParser().ParseDocument(StrictUtf8.GetString(late.Body)).Body!.TextContent;
        Assert.Contains("2026年11月账⚠ 过期", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_is_folded_escaped_and_ended_as_RFC_5545_asks()
    {
        var text = Village.Html("/data/calendar.ics");
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var lines = text.Split("\r\n")[..^1];
        Assert.All(lines, line => Assert.InRange(StrictUtf8.GetBytes(line).Length, 1, 75));
        var whole = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1];
        Assert.All(whole, line => Assert.Matches("^[A-Z-]+(;[A-Z-]+=[A-Z-]+)?:", line));
        var texts = whole.Where(line => line.StartsWith("SUMMARY:", StringComparison.Ordinal)
            || line.StartsWith("LOCATION:", StringComparison.Ordinal));
        Assert.All(texts, line => Assert.DoesNotMatch(@"(?<!\\)(\\\\)*[,;]|\\[^\\,;n]", line));
    }

    private static void AssertComplete(XElement element)
    {
        Assert.NotEmpty(element.Element(Atom + "title")!.Value);
        Assert.True(Uri.IsWellFormedUriString(element.Element(Atom + "id")!.Value, UriKind.Absolute));
        Assert.True(DateTimeOffset.TryParseExact(
            element.Element(Atom + "updated")!.Value,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out _));
    }

    private static string Href(XElement element, string relation) => element.Elements(Atom + "link")
        .Single(link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private static XElement Feed(string path) => XDocument.Parse(Village.Html(path).TrimStart('\uFEFF')).Root!;
}
