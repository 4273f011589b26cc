using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PaymentObservability.Benchmarks;

/// <summary>The bodies of code that are compiled. The same text every time.</summary>
internal static class Code
{
    private static readonly string[] Nouns = ["Order", "Invoice", "Shipment", "Report", "Tenant", "Session", "Stock", "Ticket", "Document", "Address"];

    public static IReadOnlyList<string> Of(Body body) => body switch
    {
        Body.NoLambda => Ordinary(2000).ToList(),
        Body.OnePayment => [.. Ordinary(2000), Shared, Function(0, 1)],
        Body.ThousandPayments => [Shared, .. Enumerable.Range(0, 250).Select(i => Function(i, 4))],
        _ => throw new ArgumentOutOfRangeException(nameof(body)),
    };

    /// <summary>Classes of a business application that has nothing to do with Lambda, and names that come near to payment words.</summary>
    private static IEnumerable<string> Ordinary(int count) => Enumerable.Range(0, count).Select(i =>
    {
        var noun = Nouns[i % Nouns.Length];
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Globalization;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Shop.Area{{i % 40}};

            public sealed record {{noun}}{{i}}(int Id, string Name, decimal Total, DateTimeOffset Created);

            public interface I{{noun}}Store{{i}}
            {
                Task<{{noun}}{{i}}?> FindAsync(int id, CancellationToken cancellation);

                Task SaveAsync({{noun}}{{i}} item, CancellationToken cancellation);
            }

            public sealed class {{noun}}Service{{i}}(I{{noun}}Store{{i}} store)
            {
                private readonly Dictionary<int, {{noun}}{{i}}> _payload = new();
                private int _changes;

                public int Changes => _changes;

                public async Task<{{noun}}{{i}}> LoadAsync(int id, CancellationToken cancellation)
                {
                    if (_payload.TryGetValue(id, out var known))
                    {
                        return known;
                    }

                    var found = await store.FindAsync(id, cancellation).ConfigureAwait(false)
                        ?? throw new KeyNotFoundException($"No {{noun}} {id}");
                    _payload[id] = found;
                    return found;
                }

                public decimal Discount(IEnumerable<{{noun}}{{i}}> items)
                {
                    var sum = 0m;
                    foreach (var item in items.Where(item => item.Id % {{i % 7 + 2}} != 0))
                    {
                        sum += item.Total switch { < 0 => 0, > 1000 => item.Total * 0.9m, _ => item.Total };
                        Interlocked.Increment(ref _changes);
                    }

                    return Math.Round(sum, 2);
                }

                public string Describe() =>
                    string.Join(", ", _payload.Values.OrderBy(p => p.Created).Select(p => $"{p.Name}: {p.Total.ToString("0.00", CultureInfo.InvariantCulture)}"));
            }
            """;
    });

    /// <summary>What all payment functions share.</summary>
    private const string Shared = """
        using System.Threading;
        using System.Threading.Tasks;

        namespace Payments;

        public sealed record VerifyResponse(bool IsValid, string? InvalidReason);

        public sealed record SettleResponse(bool Success, string? ErrorReason, string? Transaction);

        public interface IFacilitatorClient
        {
            Task<VerifyResponse> VerifyAsync(string payment, CancellationToken cancellation);

            Task<SettleResponse> SettleAsync(string payment, CancellationToken cancellation);
        }

        public static class Answers
        {
            public static string Text(int status, string? reason) => status + (reason is null ? "" : ": " + reason);
        }
        """;

    /// <summary>One Lambda function whose routes each make one attempt.</summary>
    private static string Function(int number, int payments)
    {
        var text = new StringBuilder($$"""
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using Amazon.Lambda.APIGatewayEvents;
            using Amazon.Lambda.Core;

            namespace Payments;

            public class PayFunction{{number}}
            {
                private readonly IFacilitatorClient _facilitator;

                public PayFunction{{number}}(IFacilitatorClient facilitator) => _facilitator = facilitator;

                public async Task<APIGatewayProxyResponse> FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context)
                {
                    if (request.Headers is null || !request.Headers.TryGetValue("X-PAYMENT", out var payment))
                    {
                        return new APIGatewayProxyResponse { StatusCode = 402 };
                    }

                    using var cancellation = new CancellationTokenSource(context.RemainingTime);
                    return request.Path switch
                    {

            """);
        for (var i = 0; i < payments; i++)
        {
            text.AppendLine($"            \"/pay/{i}\" => await Pay{i}Async(payment, context, cancellation.Token),");
        }

        text.Append("""
                        _ => new APIGatewayProxyResponse { StatusCode = 404 },
                    };
                }

            """);
        for (var i = 0; i < payments; i++)
        {
            text.Append($$"""

                    private async Task<APIGatewayProxyResponse> Pay{{i}}Async(string payment, ILambdaContext context, CancellationToken cancellation)
                    {
                        var verified = await _facilitator.VerifyAsync(payment, cancellation);
                        if (!verified.IsValid)
                        {
                            context.Logger.LogWarning("refused");
                            return new APIGatewayProxyResponse { StatusCode = 402, Body = Answers.Text(402, verified.InvalidReason) };
                        }

                        try
                        {
                            var settled = await _facilitator.SettleAsync(payment, cancellation);
                            if (!settled.Success)
                            {
                                return new APIGatewayProxyResponse { StatusCode = 402, Body = Answers.Text(402, settled.ErrorReason) };
                            }

                            var body = new List<string> { settled.Transaction ?? "", "{{number}}-{{i}}" };
                            return new APIGatewayProxyResponse { StatusCode = 200, Body = string.Join(",", body) };
                        }
                        catch (OperationCanceledException)
                        {
                            return new APIGatewayProxyResponse { StatusCode = 504 };
                        }
                    }

                """);
        }

        return text.AppendLine("}").ToString();
    }
}
