namespace VillagePublic.Content.Pages;

/// <summary>What a phone asks for.</summary>
/// <param name="Path">Path below the village's base path, decoded, starting with <c>/</c>.</param>
/// <param name="Today">The day, for "still running" and "over".</param>
public sealed record PageRequest(string Path, DateOnly Today)
{
    /// <summary>Value of <c>lang</c> in the address; <see langword="null"/> when absent.</summary>
    public string? Language { get; init; }

    /// <summary>The phone's <c>Accept-Language</c>.</summary>
    public string? AcceptLanguage { get; init; }

    /// <summary>Value of <c>q</c>: what was searched for.</summary>
    public string? Query { get; init; }
}
