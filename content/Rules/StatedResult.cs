namespace VillagePublic.Content.Rules;

/// <summary>Reads the result an author states for a motion.</summary>
internal static class StatedResult
{
    // Looked at first: 未通过 contains 通过.
    private static readonly string[] FailedWords =
        ["未", "不", "没", "否决", "无效", "作废", "流产", "not ", "fail", "reject", "void", "lost"];

    private static readonly string[] PassedWords =
        ["通过", "一致", "同意", "照案", "当选", "pass", "carried", "adopt", "unanimous", "elected"];

    /// <summary>Whether the author says it passed; <see langword="null"/> when the words say neither.</summary>
    public static bool? Passed(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var lower = text.ToLowerInvariant();
        return FailedWords.Any(word => lower.Contains(word, StringComparison.Ordinal)) ? false
            : PassedWords.Any(word => lower.Contains(word, StringComparison.Ordinal)) ? true
            : null;
    }
}
