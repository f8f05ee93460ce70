using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

public sealed class RevisionChangesTests
{
    [Theory]
    [InlineData("月底还剩 392,895.57 元。", "月底还剩 393,345.57 元。", "月底还剩 [392,895.57] 元。", "月底还剩 [393,345.57] 元。")]
    [InlineData("电费", "电费和水费", "电费", "电费[和水费]")]
    [InlineData("张三说同意", "李四说同意", "[张三]说同意", "[李四]说同意")]
    [InlineData("一样", "一样", "一样", "一样")]
    [InlineData("𠮷田", "𠮷野", "𠮷[田]", "𠮷[野]")]
    public void The_words_that_changed_are_marked_and_a_figure_is_one_word(
        string before, string after, string markedBefore, string markedAfter)
    {
        var changes = WordChanges.Between(before, after);
        Assert.Equal(markedBefore, Mark(changes.Before));
        Assert.Equal(markedAfter, Mark(changes.After));
    }

    [Fact]
    public void A_changed_row_stands_beside_the_row_it_was_and_a_new_one_beside_nothing()
    {
        var (changes, sameCount) = RevisionChanges.Between(
            Lines("甲　100.00", "乙　200.00", "丙　300.00"),
            Lines("甲　100.00", "新来的一笔完全不同", "乙　250.00", "丙　300.00"));
        Assert.Equal(2, sameCount);
        Assert.Equal(
            [new RevisionChange("支出", null, "新来的一笔完全不同"), new RevisionChange("支出", "乙　200.00", "乙　250.00")],
            changes);
    }

    [Fact]
    public void What_was_taken_out_is_told()
    {
        var (changes, _) = RevisionChanges.Between(Lines("甲", "乙"), Lines("甲"));
        Assert.Equal([new RevisionChange("支出", "乙", null)], changes);
    }

    [Fact]
    public void A_ledger_of_five_thousand_rows_is_compared_without_waiting()
    {
        var before = Enumerable.Range(0, 5000).Select(row => $"第{row}行　{row}.00").ToArray();
        var after = before.Select(row => row.Replace("行", "笔", StringComparison.Ordinal)).ToArray();
        var (changes, sameCount) = RevisionChanges.Between(Lines(before), Lines(after));
        Assert.Equal(0, sameCount);
        Assert.Equal(10_000, changes.Count);
    }

    private static List<RevisionLine> Lines(params string[] texts) =>
        [.. texts.Select(text => new RevisionLine("支出", text))];

    private static string Mark(IEnumerable<WordPiece> pieces) =>
        string.Concat(pieces.Select(piece => piece.IsChanged ? $"[{piece.Text}]" : piece.Text));
}
