namespace VillagePublic.Kiosk.Drawing.Samples;

/// <summary>What stands on one drawn voucher of the sample village.</summary>
/// <param name="Number">Voucher number, such as 村2603-06.</param>
/// <param name="Date">Day of payment.</param>
/// <param name="Payer">Who paid, as on the seal.</param>
/// <param name="Payee">Who was paid.</param>
/// <param name="Description">What for.</param>
/// <param name="Fen">Amount in fen; above 0.</param>
internal sealed record Voucher(
    string Number, DateOnly Date, string Payer, string Payee, string Description, long Fen)
{
    /// <summary>经手人, 证明人, 审批人.</summary>
    public required VoucherSigners Signers { get; init; }

    /// <summary>People who signed for a share each; empty when one payee took it all.</summary>
    public IReadOnlyList<VoucherShare> Shares { get; init; } = [];

    /// <summary>Which printed form it is written on.</summary>
    public VoucherForm Form { get; init; }

    /// <summary>
    /// Stable number that varies desk, paper, slant and hand; the same voucher always looks the same.
    /// </summary>
    public int Seed => Number.Aggregate(17, static (seed, letter) => unchecked((seed * 31) + letter)) & 0x7fffffff;
}

/// <summary>Who signed.</summary>
internal sealed record VoucherSigners(string Handler, string Witness, string Approver);

/// <summary>One person's share on a sign-off sheet.</summary>
/// <param name="Name">Who.</param>
/// <param name="Fen">How much, in fen.</param>
internal sealed record VoucherShare(string Name, long Fen);

/// <summary>The printed forms the sample's vouchers are written on.</summary>
internal enum VoucherForm
{
    /// <summary>收款收据: written by hand.</summary>
    Receipt,

    /// <summary>销货清单: printed by a shop or the power station.</summary>
    Invoice,

    /// <summary>转账回单: printed by the credit union.</summary>
    TransferSlip,

    /// <summary>领款单: everybody signs for a share.</summary>
    SignSheet,
}
