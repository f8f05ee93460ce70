using VillagePublic.Content.Documents;
using VillagePublic.Content.Pages;

namespace VillagePublic.Tests.Pages;

public sealed class PageRouteTests
{
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void Reads_every_address_we_hand_out()
    {
        Assert.IsType<PageRoute.Home>(PageRoute.Parse("/"));
        Assert.IsType<PageRoute.Search>(PageRoute.Parse("/search"));
        Assert.IsType<PageRoute.About>(PageRoute.Parse("/about/"));
        Assert.Equal(DocumentKind.Finance, Assert.IsType<PageRoute.List>(PageRoute.Parse("/finance")).Kind.Kind);
        Assert.Equal(new PageRoute.Month("2026-10"), PageRoute.Parse("/month/2026-10"));
        Assert.Equal(new PageRoute.Document("finance/2026-10", null, null), PageRoute.Parse("/finance/2026-10"));
        Assert.Equal(new PageRoute.Document("finance/2026-10", 2, null), PageRoute.Parse("/finance/2026-10@2"));
        Assert.Equal(new PageRoute.Document("finance/2026-10", 2, "md"), PageRoute.Parse("/finance/2026-10@2.md"));
        Assert.Equal(new PageRoute.Verify("finance/2026-10", 2), PageRoute.Parse("/verify/finance/2026-10@2"));
        Assert.Equal(new PageRoute.Code("ABCDEFGH"), PageRoute.Parse("/Q/ABCDEFGH"));
        Assert.Equal(new PageRoute.Code("ABCDEFGH"), PageRoute.Parse("/q/ABCDEFGH"));
        var file = Assert.IsType<PageRoute.File>(PageRoute.Parse($"/files/{Hash}.jpg"));
        Assert.Equal((false, ".jpg"), (file.ForPhones, file.Ending));
        Assert.True(Assert.IsType<PageRoute.File>(PageRoute.Parse($"/files/{Hash}-720.jpg")).ForPhones);
    }

    [Theory]
    [InlineData("/finance/2026-10@0")]
    [InlineData("/finance/2026-10@02")]
    [InlineData("/finance/2026-10@")]
    [InlineData("/finance/2026-10@1@2")]
    [InlineData("/finance/2026-10@99999999999")]
    [InlineData("/Finance/2026-10")]
    [InlineData("/finance/../../etc")]
    [InlineData("/finance/2026 10")]
    [InlineData("/month/2026-13")]
    [InlineData("/month/2026-10-01")]
    [InlineData("/verify/finance/2026-10")]
    [InlineData("/verify/finance/2026-10@1.md")]
    [InlineData("/files/e3b0")]
    [InlineData("/files/../village.db")]
    [InlineData("/财务")]
    public void Knows_nothing_else(string path) => Assert.IsType<PageRoute.Unknown>(PageRoute.Parse(path));
}
