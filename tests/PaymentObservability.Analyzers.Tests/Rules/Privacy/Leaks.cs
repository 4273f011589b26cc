using System;
using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Rules.Privacy;

/// <summary>An x402 handler of API Gateway with a logger; tests say what it records.</summary>
internal static class Leaks
{
    public static RuleCase With(string body, string members = "", params Type[] libraries) => RuleCase.Of($$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Linq;
        using System.Text;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.Logging;

        namespace Shop;

        public record Settlement(bool Success, string? ErrorReason, string? Transaction, string? Payer);

        public class Card
        {
            public string CardNumber { get; set; } = "";

            public int Cvc { get; set; }

            public string Brand { get; set; } = "";
        }

        public record CardRecord(string CardNumber, string Brand);

        public class Authorization
        {
            public string From { get; set; } = "";

            public string Nonce { get; set; } = "";

            public string ValidBefore { get; set; } = "";
        }

        public class Payload
        {
            public string Signature { get; set; } = "";

            public Authorization Authorization { get; set; } = new();

            public string Network { get; set; } = "";
        }

        public interface IPayments
        {
            Task<Settlement> SettlePaymentAsync(string payment);
        }

        public interface ISecrets
        {
            Task<string> GetAsync(string name);
        }

        public class Function
        {
            private static readonly ActivitySource Source = new("shop");
            private readonly IPayments _payments;
            private readonly ISecrets _secrets;
            private readonly ILogger<Function> _logger;

            public Function(IPayments payments, ISecrets secrets, ILogger<Function> logger)
            {
                _payments = payments;
                _secrets = secrets;
                _logger = logger;
            }

            public async Task<APIGatewayProxyResponse> FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                var settled = await _payments.SettlePaymentAsync(request.Path);
        {{string.Join("\n", body.Split('\n').Select(line => line.Length == 0 ? line : "        " + line))}}
                return new APIGatewayProxyResponse { StatusCode = settled.Success ? 200 : 402 };
            }

        {{members}}
        }
        """).Using([typeof(Microsoft.Extensions.Logging.ILogger), .. libraries]);

    /// <summary>A statement leaks, and the message says what.</summary>
    public static void IsFound(string id, string what, string body, string members = "", params Type[] libraries)
    {
        var messages = With(body, members, libraries).Compiling().Found(id);
        Assert.Contains(what, Assert.Single(messages), StringComparison.Ordinal);
    }

    public static void IsNotFound(string id, string body, string members = "", params Type[] libraries) => Assert.Empty(With(body, members, libraries).Compiling().Found(id));
}
