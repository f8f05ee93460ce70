using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace VillagePublic.Admin.Mirroring;

/// <summary>Talks to S3-compatible stores, Amazon's and others.</summary>
internal static class BucketClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // A store that asks to be asked less is asked again after longer and longer pauses, a minute or so in all.
    private const int RetryCount = 8;

    /// <summary>A client for a bucket's store; nothing is asked yet.</summary>
    /// <param name="address">The bucket.</param>
    /// <param name="credentials">Keys; <see langword="null"/>: from where Amazon's tools look for them.</param>
    public static AmazonS3Client Create(BucketAddress address, AWSCredentials? credentials)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = address.IsPathStyle,
            Timeout = Patience,
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = RetryCount,

            // Others' stores know nothing of the checksums Amazon's has lately; whoever reads checks every byte anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (address.Region is { } region)
        {
            config.RegionEndpoint = address.Endpoint is null ? RegionEndpoint.GetBySystemName(region) : null;
            config.AuthenticationRegion = region;
        }

        if (address.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
        }

        return credentials is null ? new AmazonS3Client(config) : new AmazonS3Client(credentials, config);
    }

    /// <summary>Keys of everything below the address, without its prefix.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(
        this AmazonS3Client client, BucketAddress address, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        var request = new ListObjectsV2Request { BucketName = address.Bucket, Prefix = address.Prefix };
        do
        {
            var page = await client.ListObjectsV2Async(request, cancellationToken);
            found.AddRange((page.S3Objects ?? []).Select(item => item.Key[address.Prefix.Length..]));
            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
        return found;
    }
}
