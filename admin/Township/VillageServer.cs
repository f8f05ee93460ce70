using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace VillagePublic.Admin.Township;

/// <summary>A village's server inside a township's process: it listens nowhere and is handed its requests.</summary>
internal sealed class VillageServer : IServer
{
    private Func<HttpResponse, IFeatureCollection, Task>? process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        Volatile.Write(ref process, async (response, features) =>
        {
            var context = application.CreateContext(features);
            Exception? failure = null;

            // Headers are completed when the first byte leaves, which may be after the village has done its part.
            // Registered first, so that it runs last.
            response.OnCompleted(() =>
            {
                application.DisposeContext(context, failure);
                return Task.CompletedTask;
            });
            try
            {
                await application.ProcessRequestAsync(context);
            }
            catch (Exception exception)
            {
                failure = exception;
                throw;
            }
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref process, null);
        return Task.CompletedTask;
    }

    /// <summary>Answers a request of the township's listener as this village.</summary>
    /// <param name="outer">The request as it came.</param>
    /// <param name="basePath">What stands before the village's tree.</param>
    /// <param name="path">The rest of the path.</param>
    /// <returns>Whether the village was there to answer.</returns>
    public async Task<bool> TryProcessAsync(HttpContext outer, PathString basePath, PathString path)
    {
        if (Volatile.Read(ref process) is not { } answer)
        {
            return false;
        }

        await answer(outer.Response, Own(outer, basePath, path));
        return true;
    }

    /// <summary>The connection's own features and nothing of the township: no services, person or endpoint.</summary>
    private static FeatureCollection Own(HttpContext outer, PathString basePath, PathString path)
    {
        var request = outer.Request;
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Body = request.Body,
            Headers = request.Headers,
            Method = request.Method,
            PathBase = basePath.Value ?? "",
            Path = path.Value ?? "",
            Protocol = request.Protocol,
            QueryString = request.QueryString.Value ?? "",
            RawTarget = outer.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Scheme = request.Scheme,
        });
        Copy<IHttpResponseFeature>(outer, features);
        Copy<IHttpResponseBodyFeature>(outer, features);
        Copy<IHttpResponseTrailersFeature>(outer, features);
        Copy<IHttpConnectionFeature>(outer, features);
        Copy<IHttpRequestLifetimeFeature>(outer, features);
        Copy<IHttpRequestBodyDetectionFeature>(outer, features);
        Copy<IHttpMaxRequestBodySizeFeature>(outer, features);
        Copy<IHttpBodyControlFeature>(outer, features);
        Copy<IHttpUpgradeFeature>(outer, features);
        Copy<IHttpExtendedConnectFeature>(outer, features);
        Copy<ITlsConnectionFeature>(outer, features);
        Copy<IHttpResetFeature>(outer, features);
        return features;
    }

    private static void Copy<TFeature>(HttpContext outer, FeatureCollection features)
    {
        if (outer.Features.Get<TFeature>() is { } feature)
        {
            features.Set(feature);
        }
    }

    public void Dispose()
    {
        // Nothing is held open: the listener is the township's.
    }
}
