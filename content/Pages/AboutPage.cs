using static VillagePublic.Content.Pages.Markup.Tags;

namespace VillagePublic.Content.Pages;

/// <summary>Why these pages can be believed, and where belief ends.</summary>
internal static class AboutPage
{
    private static readonly (LocalText Title, LocalText Text)[] Parts =
    [
        (new("公布以前", "Before it is published"),
         new("一个人写，另一个人审。两个人都签了名，才能公布。写的人不能自己审自己。",
             "One person writes, another one checks. Only what both have signed is published; nobody checks himself.")),
        (new("公布以后", "After it is published"),
         new("每份材料都记进一本只能往后加、不能改、不能撕的账。写错了就再公布一版更正，原来那一版还在，谁都看得到。",
             "Every document goes into a record that can only grow: nothing in it is changed or torn out. A mistake is "
             + "corrected by a further revision, and the former one stays for everybody to see.")),
        (new("大厅里的屏幕", "The screen in the hall"),
         new("屏幕自己存着整本账，每次更新都从头核对。有人偷偷改了一个字，屏幕就不认，还会报警。",
             "The screen keeps the whole record itself and checks every update. If anybody changed one letter, the "
             + "screen would refuse it and raise an alarm.")),
        (new("二维码", "The QR code"),
         new("码里有这一版材料的指纹。扫出来的，就是屏幕上那一版，一个字不差。后来有更正，网页会告诉您。",
             "The code holds the fingerprint of one revision. What you scan is exactly what the screen showed; the "
             + "page says when it was corrected later.")),
        (new("它不能证明什么", "What it cannot prove"),
         new("它能证明：公布以后没有人动过手脚。它不能证明：公布的内容本身是真的。"
             + "账目是不是实在，要靠大家看凭证、问清楚、监督到底。",
             "It proves that nothing was altered after publication. It does not prove that what was published is true: "
             + "that takes people who look at the vouchers and ask.")),
    ];

    /// <summary>Makes the page.</summary>
    public static PageBody Make(PageContext page)
    {
        var title = page.Say("为什么可以相信", "Why it can be trusted");
        return new PageBody(title, [
            Element("h1", title),
            .. Parts.Select(part => Section("card", H2(page.Say(part.Title)), P(page.Say(part.Text)))),
            P(page.Say(
                "每份材料最下面都有“核对这一版”，里面有全部数字，懂行的人可以不靠我们自己核对。",
                "At the foot of every document “Check this revision” gives all the figures for those who want to check "
                + "without us."))])
        {
            Trail = [("/", page.Say("首页", "Home"))],
        };
    }
}
