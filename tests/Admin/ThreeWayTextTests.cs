using VillagePublic.Admin.Writing;

namespace VillagePublic.Tests.Admin;

public sealed class ThreeWayTextTests
{
    [Fact]
    public void Changes_in_different_places_are_put_together()
    {
        var pieces = ThreeWayText.Merge("一\n二\n三\n四\n五", "一\n二改\n三\n四\n五", "一\n二\n三\n四\n五\n六");
        Assert.DoesNotContain(pieces, piece => piece.IsConflict);
        Assert.Equal("一\n二改\n三\n四\n五\n六", ThreeWayText.Join(pieces, (_, piece) => piece.Mine));
    }

    [Fact]
    public void Where_both_changed_the_same_line_all_three_are_shown()
    {
        var pieces = ThreeWayText.Merge("一\n二\n三", "一\n他的\n三", "一\n我的\n三");
        var conflict = Assert.Single(pieces, piece => piece.IsConflict);
        Assert.Equal(["二"], conflict.Before);
        Assert.Equal(["他的"], conflict.Theirs);
        Assert.Equal(["我的"], conflict.Mine);
        Assert.Equal("一\n我的\n三", ThreeWayText.Join(pieces, (_, piece) => piece.Mine));
    }

    [Theory]
    [InlineData("", "a", "a")]
    [InlineData("a\nb", "a\nb", "b")]
    [InlineData("a", "", "a\nb\nc")]
    public void What_only_one_changed_or_both_alike_needs_no_choice(string before, string theirs, string mine)
    {
        var pieces = ThreeWayText.Merge(before, theirs, mine);
        var joined = ThreeWayText.Join(pieces, (_, piece) => [.. piece.Theirs, .. piece.Mine]);
        Assert.True(before == theirs || theirs == mine ? joined == mine : pieces.Any(piece => piece.IsConflict));
    }
}
