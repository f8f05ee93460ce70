using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Tests.Hosting;

public sealed class RemoteHelpTests
{
    private readonly FakeTimeProvider time = new();
    private readonly RemoteHelp help;

    public RemoteHelpTests() => help = new RemoteHelp(time);

    [Fact]
    public void A_number_lets_one_helper_in_once()
    {
        help.Offer();
        var number = help.Current!.Number!;
        Assert.Equal(RemoteHelp.NumberLength, number.Length);

        var ticket = help.Enter(" " + number);
        Assert.NotNull(ticket);
        Assert.True(help.Admits(ticket));
        Assert.Null(help.Current!.Number);
        Assert.Null(help.Enter(number));
        Assert.False(help.Admits("another"));
        Assert.False(help.Admits(null));
    }

    [Fact]
    public void Nobody_is_let_in_when_nobody_at_the_screen_asked()
    {
        Assert.Null(help.Current);
        Assert.Null(help.Enter("000000"));
        Assert.Null(help.Enter(""));
        Assert.False(help.Admits(""));
    }

    [Fact]
    public void A_few_wrong_numbers_end_the_offer()
    {
        help.Offer();
        var number = help.Current!.Number!;
        for (var attempt = 0; attempt < RemoteHelp.MaxTries; attempt++)
        {
            Assert.Null(help.Enter(number == "111111" ? "222222" : "111111"));
        }

        Assert.Null(help.Enter(number));
        Assert.Null(help.Current);
    }

    [Fact]
    public void The_offer_and_the_visit_end_by_themselves()
    {
        help.Offer();
        var late = help.Current!.Number!;
        time.Advance(RemoteHelp.OfferTime);
        Assert.Null(help.Enter(late));

        help.Offer();
        var ticket = help.Enter(help.Current!.Number!);
        time.Advance(RemoteHelp.StayTime - TimeSpan.FromSeconds(1));
        Assert.True(help.Admits(ticket));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(help.Admits(ticket));
        Assert.Null(help.Current);
    }

    [Fact]
    public void Whoever_stands_at_the_screen_ends_the_visit_at_once()
    {
        var changes = 0;
        help.Changed += () => changes++;
        help.Offer();
        var ticket = help.Enter(help.Current!.Number!);
        help.End();
        Assert.False(help.Admits(ticket));
        Assert.Equal(3, changes);
    }
}
