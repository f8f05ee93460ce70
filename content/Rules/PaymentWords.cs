using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules;

/// <summary>How the money of a contract is spoken of: a pond that is let brings money in, works cost it.</summary>
/// <param name="Due">应付 or 应收.</param>
/// <param name="Paid">实付 or 实收.</param>
/// <param name="Pay">付 or 收到.</param>
/// <param name="English">Paid or received.</param>
internal sealed record PaymentWords(string Due, string Paid, string Pay, string English)
{
    private static readonly PaymentWords Out = new("应付", "实付", "付", "paid");

    private static readonly PaymentWords In = new("应收", "实收", "收到", "received");

    public static PaymentWords Of(Contract contract) => contract.MoneyComesIn ? In : Out;
}
