using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VillagePublic.Admin.Hosting;

/// <summary>The certificate the process answers HTTPS with; read again when its file has changed, as renewals do.
/// </summary>
/// <param name="path">A PEM file with the whole chain, or a PFX file without a password.</param>
/// <param name="keyPath">The PEM file of its key; <see langword="null"/> when the key is in <paramref name="path"/>.
/// </param>
internal sealed class OwnCertificate(string path, string? keyPath)
{
    private readonly Lock gate = new();
    private (DateTime ChangedAt, X509Certificate2 Certificate)? read;

    /// <summary>The certificate; a file that is being renewed and cannot be read leaves the former one.</summary>
    /// <exception cref="IOException">It could never be read.</exception>
    public X509Certificate2 Current()
    {
        lock (gate)
        {
            var changedAt = File.GetLastWriteTimeUtc(path);
            if (read is not { } known || known.ChangedAt != changedAt)
            {
                try
                {
                    read = (changedAt, Read());
                }
                catch (Exception exception) when (exception is IOException or CryptographicException)
                {
                    if (read is null)
                    {
                        throw new IOException(
                            $"证书 {path} 读不了：{exception.Message} The certificate cannot be read.", exception);
                    }
                }
            }

            return read!.Value.Certificate;
        }
    }

    private X509Certificate2 Read()
    {
        if (path.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase))
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password: null);
        }

        var certificate = X509Certificate2.CreateFromPemFile(path, keyPath ?? path);
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // Windows' TLS cannot use a key that is in memory only.
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
        }
    }
}
