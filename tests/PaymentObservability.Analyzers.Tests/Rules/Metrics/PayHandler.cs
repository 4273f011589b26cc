using System;
using PaymentObservability.Tests.CodeFixes;

namespace PaymentObservability.Tests.Rules.Metrics;

/// <summary>A handler that takes a payment through a service of its own; tests fill in what happens around the money call.</summary>
internal static class PayHandler
{
    public static RuleCase With(string body, string members = "", string usings = "", params Type[] libraries) => RuleCase.Of($$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        {{usings}}

        namespace Shop;

        public record Receipt(bool Success, string? Error);

        public record Order(string Id, decimal Amount, string Currency, string WalletAddress, string Network);

        public interface IPaymentService
        {
            Task<Receipt> ProcessPaymentAsync(Order order);

            Task<Receipt> ProcessAnyPaymentAsync(string id);
        }

        public class Function
        {
            private readonly IPaymentService _payments;

            public Function(IPaymentService payments) => _payments = payments;

            public async Task<int> FunctionHandler(Order order, ILambdaContext context)
            {
        {{body}}
            }

        {{members}}
        }
        """).Using(libraries);
}
