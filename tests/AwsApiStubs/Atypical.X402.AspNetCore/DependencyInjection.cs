using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using X402.AspNetCore.Configuration;
using X402.AspNetCore.Gate;
using X402.AspNetCore.Middleware;
using X402.Pricing;

namespace X402.AspNetCore.Configuration
{
    public sealed class X402Options
    {
        public string PayTo { get; set; } = "";

        public string Network { get; set; } = "eip155:84532";

        public Uri? FacilitatorUrl { get; set; }

        public string? ServiceName { get; set; }

        public string? IconUrl { get; set; }

        public IList<string> Tags { get; } = new List<string>();

        public int MaxTimeoutSeconds { get; set; } = 60;

        public long MaxBufferedResponseBytes { get; set; } = 1024 * 1024;
    }
}

namespace X402.AspNetCore.Middleware
{
    public sealed class ResourceInfoOverrides
    {
        public string? Description { get; set; }

        public string? MimeType { get; set; }
    }

    /// <summary>The stand-in keeps the routes and asks for no payment.</summary>
    public sealed class X402RouteBuilder
    {
        public X402RouteBuilder Map(string pattern, PriceSet prices, Action<ResourceInfoOverrides>? describe = null) => this;
    }
}

namespace X402.AspNetCore.DependencyInjection
{
    public interface IX402Builder
    {
        IServiceCollection Services { get; }
    }

    public static class X402ServiceCollectionExtensions
    {
        public static IX402Builder AddX402(this IServiceCollection services, IConfiguration section)
        {
            services.AddSingleton<IX402PaymentGate, ScriptedPaymentGate>();
            return new X402Builder(services);
        }

        public static IX402Builder AddX402(this IServiceCollection services, Action<X402Options> configure)
        {
            services.AddSingleton<IX402PaymentGate, ScriptedPaymentGate>();
            return new X402Builder(services);
        }

        private sealed class X402Builder : IX402Builder
        {
            public X402Builder(IServiceCollection services)
            {
                Services = services;
            }

            public IServiceCollection Services { get; }
        }
    }

    public static class X402ApplicationBuilderExtensions
    {
        public static IApplicationBuilder UseX402(this IApplicationBuilder app, Action<X402RouteBuilder>? configure = null)
        {
            configure?.Invoke(new X402RouteBuilder());
            return app;
        }
    }
}
