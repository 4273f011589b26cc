using System;
using System.Collections.Generic;
using System.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using X402.Assets;

namespace X402.Client
{
    public sealed class X402ClientOptions
    {
        public IList<string> AllowedNetworks { get; } = new List<string>();

        public long MaxBufferedRequestBytes { get; set; } = 1024 * 1024;

        public X402ClientOptions Prefer(AssetDescriptor asset) => this;

        public X402ClientOptions Prefer(string symbol) => this;

        public X402ClientOptions SetLimits(AssetDescriptor asset, decimal perRequest, decimal perSession) => this;

        public X402ClientOptions SetLimits(string network, string symbol, decimal perRequest, decimal perSession) => this;
    }

    /// <summary>The stand-in pays for nothing: it sends every request on. It has not the original's constructor with its signer.</summary>
    public sealed class X402PaymentHandler : DelegatingHandler
    {
        public X402PaymentHandler(X402ClientOptions options)
        {
        }
    }
}

namespace X402.Client.DependencyInjection
{
    public static class X402ClientExtensions
    {
        public static IServiceCollection AddX402Client(this IServiceCollection services, Action<X402ClientOptions> configure)
        {
            var options = new X402ClientOptions();
            configure(options);
            services.AddSingleton(options);
            return services.AddTransient<X402PaymentHandler>();
        }

        public static IHttpClientBuilder AddX402Payment(this IHttpClientBuilder builder) => builder.AddHttpMessageHandler<X402PaymentHandler>();
    }
}
