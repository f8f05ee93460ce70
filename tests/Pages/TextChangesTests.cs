using VillagePublic.Content.Pages;

namespace VillagePublic.Tests.Pages;

public sealed class TextChangesTests
{
    [Fact]
    public void Finds_a_changed_line_between_equal_ones()
    {
        var changes = TextChanges.Compare("a\nb\nc", "a\nB\nc");
        Assert.Equal(["-b +B"], Written(changes));
    }

    [Fact]
    public void Tells_added_from_removed_lines()
    {
        Assert.Equal(["-b +"], Written(TextChanges.Compare("a\nb\nc", "a\nc")));
        Assert.Equal(["- +b"], Written(TextChanges.Compare("a\nc", "a\nb\nc")));
        Assert.Equal(["-a +", "- +x,y"], Written(TextChanges.Compare("a\nb\nc", "b\nx\ny\nc")));
    }

    [Fact]
    public void Equal_texts_have_no_changes() => Assert.Equal([], Written(TextChanges.Compare("a\n\nb", "a\nb\n")));

    [Fact]
    public void Refuses_to_compare_what_would_take_too_long()
    {
        var before = string.Join('\n', Enumerable.Range(0, 5000));
        var after = string.Join('\n', Enumerable.Range(5000, 5000));
        Assert.Null(TextChanges.Compare(before, after));
    }

    [Fact]
    public void A_long_text_with_one_change_is_still_compared()
    {
        var before = string.Join('\n', Enumerable.Range(0, 5000));
        var after = before.Replace("\n2500\n", "\nx\n", StringComparison.Ordinal);
        Assert.Equal(["-2500 +x"], Written(TextChanges.Compare(before, after)));
    }

    private static IEnumerable<string> Written(IReadOnlyList<TextChange>? changes) =>
        changes!.Select(change => $"-{string.Join(',', change.Removed)} +{string.Join(',', change.Added)}");
}
