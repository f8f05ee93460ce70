using VillagePublic.Admin.Mirroring;

namespace VillagePublic.Tests.Mirroring;

public sealed class BucketAddressTests
{
    [Fact]
    public void Reads_what_a_person_writes()
    {
        Assert.Equal(
            new BucketAddress("village-feed", "county/qingxi/", new Uri("https://oss.example/"), "cn-1", true),
            BucketAddress.TryParse(
                "s3://village-feed/county/qingxi/?endpoint=https://oss.example&region=cn-1&style=path"));
        Assert.Equal(new BucketAddress("b", "", null, null, false), BucketAddress.TryParse("s3://b"));
        Assert.NotNull(BucketAddress.TryParse(BucketAddress.Example));
    }

    [Theory]
    [InlineData("s3:///prefix")]
    [InlineData("s3://b?endpoint=oss.example")]
    [InlineData("s3://b?endpoint=ftp://oss.example")]
    [InlineData("s3://b?style=flat")]
    [InlineData("s3://b?secret=x")]
    public void Refuses_what_it_does_not_understand(string text)
    {
        Assert.Null(BucketAddress.TryParse(text));
        Assert.False(BucketAddress.IsCopy(text));
    }

    [Fact]
    public void Each_village_of_a_township_has_a_place_of_its_own()
    {
        Assert.Equal("s3://b/p/qingxi?region=cn-1", BucketAddress.Below("s3://b/p/?region=cn-1", "qingxi"));
        Assert.Equal(Path.Combine("/srv/mirror", "qingxi"), BucketAddress.Below("/srv/mirror", "qingxi"));
    }
}
