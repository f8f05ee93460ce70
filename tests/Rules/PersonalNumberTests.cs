using VillagePublic.Content.Rules;

namespace VillagePublic.Tests.Rules;

public sealed class PersonalNumberTests
{
    [Theory]
    [InlineData("11010519491231002X", PersonalNumberKind.Identity, "110105********002X")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ。", PersonalNumberKind.Identity, "110105********002X")]
    [InlineData("110105 19491231 002X", PersonalNumberKind.Identity, "110105********002X")]
    [InlineData("IMG11010519491231002X", PersonalNumberKind.Identity, "110105********002X")]
    [InlineData("110105491231002", PersonalNumberKind.MaybeIdentity, "110105******002")]
    [InlineData("990105491231002", null, "")]
    [InlineData("4111 1111 1111 1111", PersonalNumberKind.Card, "4111********1111")]
    [InlineData("13812345678", PersonalNumberKind.Mobile, "138****5678")]
    [InlineData("138-1234-5678", PersonalNumberKind.Mobile, "138****5678")]
    [InlineData("+8613812345678", PersonalNumberKind.Mobile, "+86138****5678")]
    [InlineData("+86 138 1234 5678", PersonalNumberKind.Mobile, "+86 138****5678")]
    [InlineData("0086-13812345678", PersonalNumberKind.Mobile, "0086-138****5678")]
    [InlineData("wx13812345678.jpg", PersonalNumberKind.Mobile, "138****5678")]
    [InlineData("凭证号 202610150001", null, "")]
    [InlineData("12,345,678,901.00", null, "")]
    [InlineData("370102********1234", null, "")]
    public void A_number_of_a_person_is_known_by_its_shape_and_masked(
        string text, PersonalNumberKind? kind, string masked)
    {
        var found = PersonalNumber.FindAll(text);

        Assert.Equal(kind, found.Count == 0 ? (PersonalNumberKind?)null : Assert.Single(found).Kind);
        Assert.Equal(masked, string.Concat(found.Select(number => number.Masked)));
        Assert.Empty(PersonalNumber.FindAll(PersonalNumber.Mask(text)));
    }
}
