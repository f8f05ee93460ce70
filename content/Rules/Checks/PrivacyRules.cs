using VillagePublic.Content.Documents;

namespace VillagePublic.Content.Rules.Checks;

/// <summary>VP5xxx: what must not be published about a person.</summary>
public static class PrivacyRules
{
    /// <summary>VP5001.</summary>
    public static readonly DiagnosticRule IdentityNumber = DiagnosticRule.Error(
        "VP5001", "完整的身份证号", "unmasked identity number");

    /// <summary>VP5002.</summary>
    public static readonly DiagnosticRule CardNumber = DiagnosticRule.Error(
        "VP5002", "完整的银行卡号", "unmasked bank card number");

    /// <summary>VP5003.</summary>
    public static readonly DiagnosticRule MobileNumber = DiagnosticRule.Warning(
        "VP5003", "完整的手机号", "unmasked mobile number");

    /// <summary>VP5004.</summary>
    public static readonly DiagnosticRule MedicalWord = DiagnosticRule.Warning(
        "VP5004", "写了病情", "somebody's illness");

    /// <summary>VP5005.</summary>
    public static readonly DiagnosticRule LooksLikeIdentity = DiagnosticRule.Warning(
        "VP5005", "像身份证号", "looks like an identity number");

    /// <summary>VP5006.</summary>
    public static readonly DiagnosticRule PictureMetadata = DiagnosticRule.Warning(
        "VP5006", "照片里带着拍摄地点", "picture tells where it was taken");

    /// <summary>VP5007.</summary>
    public static readonly DiagnosticRule PaperMetadata = DiagnosticRule.Warning(
        "VP5007", "PDF 里带着作者和时间", "PDF tells who made it and when");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        IdentityNumber, CardNumber, MobileNumber, MedicalWord, LooksLikeIdentity, PictureMetadata,
        PaperMetadata,
    ];
}
