namespace VillagePublic.Admin.Hosting;

/// <summary>Which office a page belongs to.</summary>
[Flags]
internal enum Desks
{
    /// <summary>A village's.</summary>
    Village = 1,

    /// <summary>A township's, which watches its villages.</summary>
    Township = 2,
}

/// <summary>Says at which offices a page is served. Without it: at a village's only.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ServedAtAttribute(Desks desks) : Attribute
{
    public Desks Desks { get; } = desks;
}
