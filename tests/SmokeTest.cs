namespace VillagePublic.Tests;

public sealed class SmokeTest
{
    [Fact]
    public void Runs() => Assert.Equal(2, 1 + 1);
}
