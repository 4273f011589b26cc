using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nethereum.X402.Facilitator;
using Nethereum.X402.Models;
using Nethereum.X402.Server;

namespace Nethereum.X402.Server
{
    public class RoutePaymentConfig
    {
        public string PathPattern { get; set; } = null!;

        public PaymentRequirements Requirements { get; set; } = null!;
    }
}

namespace Nethereum.X402.AspNetCore
{
    public class X402Options
    {
        public List<RoutePaymentConfig> Routes { get; set; } = new();

        public string? FacilitatorUrl { get; set; }

        public long MaxBufferedResponseBytes { get; set; } = 1024 * 1024;

        public bool EnablePaymentReplayProtection { get; set; } = true;

        public TimeSpan PaymentReplayRetention { get; set; } = TimeSpan.FromHours(1);
    }

    /// <summary>The stand-in asks for no payment: it hands every request on.</summary>
    public class X402Middleware
    {
        private readonly RequestDelegate next;

        public X402Middleware(RequestDelegate next, X402Options options, IFacilitatorClient facilitatorClient)
        {
            this.next = next;
        }

        public Task InvokeAsync(HttpContext context) => next(context);
    }

    public static class X402MiddlewareExtensions
    {
        public static IApplicationBuilder UseX402(this IApplicationBuilder app, Action<X402Options> configureOptions)
        {
            var options = new X402Options();
            configureOptions(options);
            return app.UseMiddleware<X402Middleware>(options, app.ApplicationServices.GetRequiredService<IFacilitatorClient>());
        }

        public static IServiceCollection AddX402Services(this IServiceCollection services, string facilitatorUrl)
        {
            services.AddHttpClient();
            return services.AddSingleton<IFacilitatorClient>(provider => new HttpFacilitatorClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient(), facilitatorUrl));
        }
    }
}
