using VillagePublic.Content.Forms;
using VillagePublic.Content.Import;

namespace VillagePublic.Tests.Forms;

public sealed class FormPasteTests
{
    private static readonly string[] Headers = ["日期", "摘要", "金额", "凭证"];

    [Fact]
    public void A_table_with_a_header_is_put_into_the_grids_own_columns()
    {
        var html = "<table><tr><td colspan=3>十一月</td></tr><tr><td>摘要</td><td>发生额</td><td>金额</td></tr>"
            + "<tr><td>电费</td><td>x</td><td>320.50</td></tr><tr><td>合计</td><td></td><td>320.50</td></tr></table>";
        var rows = FormPaste.Fit(SheetReader.ReadPasted(html).Sheets[0], Headers);
        Assert.Equal([["", "电费", "320.50", ""]], rows);
    }

    [Fact]
    public void Cells_without_a_header_stay_as_they_stand()
    {
        var rows = FormPaste.Fit(SheetReader.ReadPastedText("11-02\t电费\t320.50\n11-03\t水费\t12").Sheets[0], Headers);
        Assert.Equal([["11-02", "电费", "320.50"], ["11-03", "水费", "12"]], rows);
    }
}
