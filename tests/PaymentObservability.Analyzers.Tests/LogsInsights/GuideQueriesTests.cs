using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.Tests.Behaviour;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Rules.Metrics;
using Xunit;

namespace PaymentObservability.Tests.LogsInsights;

/// <summary>The guide's log queries over what a handler prints: nothing before the fixes, what they ask for afterwards.</summary>
[Trait("Roslyn", "Newest")]
public sealed class GuideQueriesTests
{
    private const string Bank = """
        using System;
        using System.Threading.Tasks;

        namespace Shop;

        public sealed class Bank : IPaymentService
        {
            public Task<Receipt> ProcessPaymentAsync(Order order) => order.Id switch
            {
                "throws" => throw new TimeoutException("no answer"),
                "declined" => Task.FromResult(new Receipt(false, "card_declined")),
                _ => Task.FromResult(new Receipt(true, null)),
            };

            public Task<Receipt> ProcessAnyPaymentAsync(string id) => Task.FromResult(new Receipt(true, null));
        }
        """;

    private const string Pay = """
                if (order.Id == "wallet")
                {
                    return await ConnectWalletAsync(order.Network) ? 200 : 500;
                }

                try
                {
                    var receipt = await _payments.ProcessPaymentAsync(order);
                    if (!receipt.Success)
                    {
                        return 402;
                    }
                }
                catch (Exception)
                {
                    return 500;
                }

                return 200;
        """;

    [Fact]
    public void Fixed_code_answers_the_guides_queries()
    {
        var code = Handler(Pay);
        Assert.Empty(Printed(code.Sources.Select(source => source.Text), code));

        code = Fixed(Fixed(Fixed(code, "PAY3001"), "PAY3004"), "PAY3003");
        var log = LogEvent.Of(Printed(code.Sources.Select(source => source.Text), code));

        var payments = Assert.Single(LogQuery.Run(GuideQueries.Payments, log));
        Assert.Equal("Function.FunctionHandler", payments["resource"]);
        Assert.Equal(4d, payments["paymentCount"]);
        Assert.InRange((double)payments["avgDurationMs"]!, 0, 60_000);

        Assert.Equal(1d, Assert.Single(LogQuery.Run(GuideQueries.Connections, log))["connectionCount"]);

        var errors = LogQuery.Run(GuideQueries.ErrorsOfDotNet, log);
        Assert.NotEmpty(errors);
        Assert.Contains(errors, error => error.TryGetValue("errorType", out var type) && (string?)type == "System.TimeoutException");
        Assert.Empty(LogQuery.Run(GuideQueries.Errors, log));

        Assert.Equal(
            ["failure=2", "success=2"],
            LogQuery.Run("filter @message like \"Payment processed\" | stats count() as n by outcome | sort outcome", log).Select(row => $"{row["outcome"]}={row["n"]}"));
    }

    [Fact]
    public void A_message_that_is_interpolated_has_no_fields_and_one_with_holes_has()
    {
        const string Body = """
                    var watch = Stopwatch.StartNew();
                    var receipt = await _payments.ProcessPaymentAsync(order);
                    var (resource, outcome, reason) = (order.Network, receipt.Success ? "success" : "failure", receipt.Error);
                    _logger.LogInformation("{duration} {resource} {outcome} {reason}", watch.Elapsed.TotalMilliseconds, resource, outcome, reason);
                    _logger.LogInformation($"Payment processed for {resource} in {watch.ElapsedMilliseconds}");
                    return 200;
            """;
        var code = Handler(Body, wallet: "");
        Assert.Empty(LogQuery.Run(GuideQueries.Payments, LogEvent.Of(Printed(code.Sources.Select(source => source.Text), code, "1", "2"))));

        code = Fixed(code, "PAY3002");
        var row = Assert.Single(LogQuery.Run(GuideQueries.Payments, LogEvent.Of(Printed(code.Sources.Select(source => source.Text), code, "1", "2"))));
        Assert.Equal("base", row["resource"]);
        Assert.Equal(2d, row["paymentCount"]);
        Assert.NotNull(row["avgDurationMs"]);
    }

    private static RuleCase Handler(string body, string wallet = "    private static Task<bool> ConnectWalletAsync(string network) => Task.FromResult(network.Length > 0);\n") => PayHandler.With(
        body,
        "    private readonly ILogger _logger;\n\n    public Function(IPaymentService payments, ILogger logger)\n        : this(payments) => _logger = logger;\n\n" + wallet,
        "using Microsoft.Extensions.Logging;",
        typeof(Microsoft.Extensions.Logging.ILogger)) with { Nullable = NullableContextOptions.Annotations };

    private static RuleCase Fixed(RuleCase code, string id) => code with { Sources = [.. code.Fixed(id).Select(document => (document.Path, document.Text))] };

    /// <summary>Runs the handler for a few orders and gives back what it printed.</summary>
    private static List<string> Printed(IEnumerable<string> sources, RuleCase code, params string[] orders)
    {
        var compilation = CSharpCompilation.Create(
            "Payments",
            sources.Append(Bank).Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))),
            code.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Annotations));
        using var loaded = new LoadedCode(compilation);
        using var quiet = new QuietConsole();
        var logger = new LambdaJsonLogger();
        var bank = Activator.CreateInstance(loaded.Assembly.GetType("Shop.Bank")!)!;
        var function = Activator.CreateInstance(loaded.Assembly.GetType("Shop.Function")!, bank, logger)!;
        var type = loaded.Assembly.GetType("Shop.Order")!;
        string[] all = ["a", "declined", "throws", "b", "wallet"];
        foreach (var id in orders.Length == 0 ? all : orders)
        {
            var order = Activator.CreateInstance(type, id, 12.5m, "USDC", "0xabc", "base")!;
            ((Task<int>)function.GetType().GetMethod("FunctionHandler")!.Invoke(function, new object?[] { order, null })!).GetAwaiter().GetResult();
        }

        return [.. logger.Lines];
    }
}
