using VillagePublic.Kiosk.Speech;

namespace VillagePublic.Tests.Speech;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("0", "零")]
    [InlineData("10", "十")]
    [InlineData("15", "十五")]
    [InlineData("20", "二十")]
    [InlineData("105", "一百零五")]
    [InlineData("110", "一百一十")]
    [InlineData("1001", "一千零一")]
    [InlineData("10000", "一万")]
    [InlineData("12600", "一万二千六百")]
    [InlineData("100005", "十万零五")]
    [InlineData("1000500", "一百万零五百")]
    [InlineData("100000000", "一亿")]
    [InlineData("120030045", "一亿二千零三万零四十五")]
    [InlineData("0.5", "零点五")]
    [InlineData("3.14", "三点一四")]
    public void Numbers_are_said_as_people_say_them(string written, string said) =>
        Assert.Equal(said, ChineseNumerals.Number(written));

    [Theory]
    [InlineData("本月支出12,600.00元。", "本月支出一万二千六百元。")]
    [InlineData("补助1,234.50元", "补助一千二百三十四元五角")]
    [InlineData("找回0.05元", "找回五分")]
    [InlineData("¥300.05", "三百元零五分")]
    [InlineData("预算1.26万元", "预算一点二六万元")]
    [InlineData("冲销-500.00元", "冲销负五百元")]
    [InlineData("占35.2%", "占百分之三十五点二")]
    [InlineData("超过2/3", "超过三分之二")]
    [InlineData("2026-10-12", "二零二六年十月十二日")]
    [InlineData("2026年10月12日", "二零二六年十月十二日")]
    [InlineData("9:05开会", "九点零五分开会")]
    [InlineData("电话0531-00000000", "电话零五三幺零零零零零零零零")]
    [InlineData("共2户20人", "共两户二十人")]
    [InlineData("银行重新核对", "银航崇新核对")]
    [InlineData("应到45人，实到32人", "英到四十五人，实到三十二人")]
    public void A_sentence_is_spelt_so_that_the_synthesiser_says_it_right(string written, string said) =>
        Assert.Equal(said, SpokenText.InChinese(written));

    [Fact]
    public void Text_is_read_sentence_by_sentence()
    {
        var sentences = SpokenText.Sentences("十月支出12.5元。会议通过！\n下月修路；完");
        Assert.Equal(["十月支出12.5元。", "会议通过！", "下月修路；", "完"], sentences);
    }
}
