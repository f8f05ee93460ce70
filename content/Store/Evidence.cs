namespace VillagePublic.Content.Store;

/// <summary>Two notes of one log that cannot both be true.</summary>
/// <param name="TrustedNote">The note that was trusted, as bytes.</param>
/// <param name="OtherNote">The note that contradicts it, as bytes.</param>
/// <param name="Reason">What is wrong, for people.</param>
/// <param name="MetAt">When it was met.</param>
public sealed record Evidence(byte[] TrustedNote, byte[] OtherNote, string Reason, DateTimeOffset MetAt);
