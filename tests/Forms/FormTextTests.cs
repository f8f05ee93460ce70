using VillagePublic.Content.Documents;
using VillagePublic.Content.Forms;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Forms;

public sealed class FormTextTests
{
    private const string Books = """
        ---
        kind: finance
        title: "十月: 收支"
        opening: 100.00
        matter: [matters/a, matters/b]
        show: {until: 2026-12-01}
        # 备忘
        extra:
          deep: 1
        ---

        说明一句。

        ## 支出
        | 摘要 | 金额 | 收款方 |
        |:--|--:|--|
        | 电费 \| 水费 | 40.00 | 供电所 |
        | 修桥 | 60.00 | 张三 |
        | 合计 | 100.00 | |

        ```
        | 不是表 | 1 |
        ```

        ## 要办的事

        - [ ] 对账
        - [x] 贴出去

        """;

    public static TheoryData<string> Samples => [.. Repository.Files.Where(path =>
        path.StartsWith("content/sample/", StringComparison.Ordinal)
        && path.EndsWith(".md", StringComparison.Ordinal)
        && Repository.Read(path).StartsWith("---", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_nobody_changes_comes_back_byte_for_byte(string path)
    {
        var text = Repository.Read(path).ReplaceLineEndings("\n");
        var form = FormText.TryRead(text);
        Assert.NotNull(form);
        Assert.Equal(text, form.Write(form.Edit()));
    }

    [Fact]
    public void Everything_in_the_books_is_in_the_form()
    {
        var form = FormText.TryRead(Books)!;
        Assert.Equal(Books.ReplaceLineEndings("\n"), form.Write(form.Edit()));
        Assert.Equal("十月: 收支", form.Keys.Single(key => key.Name == "title").Value);
        Assert.Equal("matters/a、matters/b", form.Keys.Single(key => key.Name == "matter").Value);
        Assert.Equal("2026-12-01", form.Keys.Single(key => key.Name == "show.until").Value);
        Assert.Equal(FormKeyShape.Raw, form.Keys.Single(key => key.Name == "extra").Shape);
        var table = Assert.Single(form.Blocks.OfType<FormBlock.Table>());
        Assert.Equal(["电费 | 水费", "40.00", "供电所"], table.Rows[0]);
        Assert.Equal(["x", "贴出去"], Assert.Single(form.Blocks.OfType<FormBlock.List>()).Rows[1]);
    }

    [Fact]
    public void A_changed_cell_changes_its_line_only_and_the_total_follows()
    {
        var form = FormText.TryRead(Books)!;
        var edit = form.Edit();
        var index = form.Blocks.Index().Single(block => block.Item is FormBlock.Table).Index;
        var table = (FormBlock.Table)form.Blocks[index];
        IReadOnlyList<IReadOnlyList<string>> rows =
            [table.Rows[0], ["修桥", "61.50", "张三"], ["扫雪", "1,000", ""], table.Rows[2]];
        var after = form.Write(edit with
        {
            Blocks = [.. edit.Blocks.Select((block, at) => at == index ? block with { Rows = rows } : block)],
        });
        Assert.Equal(
            Books.ReplaceLineEndings("\n")
                .Replace("| 修桥 | 60.00 | 张三 |", "| 修桥 | 61.50 | 张三 |\n| 扫雪 | 1,000 | |", StringComparison.Ordinal)
                .Replace("| 合计 | 100.00 | |", "| 合计 | 1,101.50 | |", StringComparison.Ordinal),
            after);
    }

    [Fact]
    public void A_total_that_contradicts_its_rows_is_the_authors_and_stays()
    {
        var form = FormText.TryRead(Books.Replace("合计 | 100.00", "合计 | 90.00", StringComparison.Ordinal))!;
        var edit = form.Edit();
        var after = form.Write(edit with
        {
            Blocks = [.. edit.Blocks.Select(block =>
                block.Headers is null ? block : block with { Rows = [block.Rows![0], block.Rows[^1]] })],
        });
        Assert.Contains("合计 | 90.00", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("停水: 二十日", "title: \"停水: 二十日\"")]
    [InlineData("平常的话", "title: 平常的话")]
    [InlineData("-500", "title: \"-500\"")]
    [InlineData("他说\"好\" #1", "title: \"他说\\\"好\\\" #1\"")]
    [InlineData("'引号'", "title: \"'引号'\"")]
    public void A_value_is_written_so_that_it_is_read_back_the_same(string value, string line)
    {
        var after = FormText.TryRead(Books)!.WithKey("title", value);
        Assert.Contains("\n" + line + "\n", after, StringComparison.Ordinal);
        Assert.Equal(value, DocumentParser.Parse("finance/2026-10.md", after
            .Replace("kind: finance", "kind: finance\nledger: committee\nperiod: 2026-10", StringComparison.Ordinal))
            .Document!.Title);
    }

    [Fact]
    public void A_list_with_an_item_on_each_line_stays_one()
    {
        const string Text = "---\nkind: village\ntitle: 清溪村\ncommittee:\n  - 孙长河（主任）\n"
            + "  - 王德顺（委员，管水电和治安）\n---\n";
        var form = FormText.TryRead(Text)!;
        Assert.Equal("孙长河（主任）\n王德顺（委员，管水电和治安）", form.Keys.Single(key => key.Name == "committee").Value);
        Assert.Equal(Text, form.WithKey("committee", "孙长河（主任）\r\n王德顺（委员，管水电和治安）"));
        Assert.Equal(
            Text.Replace("治安）\n", "治安）\n  - 张春梅\n", StringComparison.Ordinal),
            form.WithKey("committee", "孙长河（主任）\n王德顺（委员，管水电和治安）\n张春梅"));
    }

    [Fact]
    public void A_key_inside_another_is_set_and_the_last_one_removed_takes_it_away()
    {
        var set = FormText.TryRead(Books)!.WithKey("show.pinned", "true");
        Assert.Contains("\nshow: {until: 2026-12-01, pinned: true}\n", set, StringComparison.Ordinal);
        var none = FormText.TryRead(Books)!.WithKey("show.until", "");
        Assert.DoesNotContain("show", none, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_leads_to_the_field_that_holds_it()
    {
        var form = FormText.TryRead(Books)!;
        var line = Books.ReplaceLineEndings("\n").Split('\n').ToList().FindIndex(text => text.Contains("修桥")) + 1;
        Assert.Matches(@"\Ab\d+r1\z", FormPlaces.Find(form, line)!);
        Assert.Equal("k.opening", FormPlaces.Find(form, 4));
    }

    [Fact]
    public void Every_template_has_a_form_without_loss()
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            var text = DocumentKinds.TemplateOf(kind).Chinese.ReplaceLineEndings("\n");
            var form = FormText.TryRead(text)!;
            Assert.Equal(text, form.Write(form.Edit()));
            Assert.NotEmpty(FormDescription.Of(kind).Fields);
        }
    }
}
