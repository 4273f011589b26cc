using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Rules.Deployment;

/// <summary>PAY6012: who gives up first, the client that waits for a payment or Lambda.</summary>
public class TimeoutMustOutlastCallsTests
{
    private const string Id = "PAY6012";

    private const string Registered = "services.AddHttpClient<Payments>();";

    [Fact]
    public void Lambda_gives_up_before_a_client_that_waits_100_seconds()
    {
        With("Timeout: 30", Registered).Says(Id, DiagnosticSeverity.Warning, "Timeout: 30", "'PayFunction' is ended by Lambda after 30 s, and the HttpClient behind 'ChargeAsync' waits 100 s for an answer");
        With("MemorySize: 256", Registered).Says(Id, DiagnosticSeverity.Warning, "PayFunction:", "is ended by Lambda after 3 s");
    }

    [Theory]
    [InlineData("services.AddHttpClient<Payments>(c => c.Timeout = TimeSpan.FromSeconds(45));", "waits 45 s")]
    [InlineData("services.AddHttpClient<Payments>(c => { c.Timeout = TimeSpan.FromMinutes(1); });", "waits 60 s")]
    [InlineData("services.AddHttpClient<Payments>(c => { c.Timeout = Limit; });", "waits 31 s")]
    [InlineData("services.AddHttpClient<Payments>().ConfigureHttpClient(c => c.Timeout = TimeSpan.FromMilliseconds(40000));", "waits 40 s")]
    [InlineData("_ = new Payments(new HttpClient { Timeout = TimeSpan.FromSeconds(30) });", "waits 30 s")]
    public void A_client_waits_as_long_as_it_is_told(string setup, string waits) => With("Timeout: 30", setup).Says(Id, DiagnosticSeverity.Warning, "Timeout: 30", waits);

    [Theory]
    [InlineData("Timeout: 120", Registered)]
    [InlineData("Timeout: !Ref Limit", Registered)]
    [InlineData("Timeout: 30", "services.AddHttpClient<Payments>(c => c.Timeout = TimeSpan.FromSeconds(20));")]
    [InlineData("Timeout: 30", "services.AddHttpClient<Payments>(c => c.Timeout = Unknown());")]
    [InlineData("Timeout: 30", "services.AddHttpClient<Payments>(c => c.Timeout = TimeSpan.FromSeconds(int.Parse(\"5\")));")]
    public void A_client_that_gives_up_first_or_is_not_known_is_fine(string timeout, string setup) => Assert.Empty(With(timeout, setup).FoundInFiles(Id));

    [Theory]
    [InlineData("PostAsync(\"charges\", null)", "PostAsync(\"charges\", null, token)")]
    [InlineData("PostAsync(\"charges\", null)", "PostAsync(\"charges\", null).WaitAsync(TimeSpan.FromSeconds(5))")]
    [InlineData("PostAsync(\"charges\", null)", "GetAsync(\"charges\")")]
    [InlineData("private readonly HttpClient _client;", "private readonly Sender _client;")]
    public void A_call_with_a_deadline_or_of_something_else_is_fine(string call, string other)
    {
        var code = With("Timeout: 30", Registered);
        Assert.NotEmpty(code.FoundInFiles(Id));
        Assert.Empty((code with { Sources = [(code.Sources[0].Path, code.Sources[0].Text.Replace(call, other))] }).FoundInFiles(Id));
    }

    [Fact]
    public void A_token_that_is_none_is_no_deadline()
    {
        var code = With("Timeout: 30", Registered);
        Assert.Single((code with { Sources = [(code.Sources[0].Path, code.Sources[0].Text.Replace("PostAsync(\"charges\", null)", "PostAsync(\"charges\", null, CancellationToken.None)"))] }).FoundInFiles(Id));
    }

    [Theory]
    [InlineData("HttpApi", "is given up by the HTTP API after 30 s")]
    [InlineData("Api", "is given up by the REST API after 29 s")]
    public void The_API_gives_up_as_well(string kind, string message)
    {
        var code = With("Timeout: 120\n      Events: { Pay: { Type: " + kind + ", Properties: { Method: POST, Path: /pay } } }", Registered);
        code.Says(Id, DiagnosticSeverity.Warning, "Timeout: 120", message);
        Assert.Empty(With("Timeout: 120\n      Events: { Later: { Type: SQS, Properties: { Queue: !Ref Q } } }", Registered).FoundInFiles(Id));
    }

    [Fact]
    public void Stripe_waits_80_seconds()
    {
        Assert.Equal(TimeSpan.FromSeconds(80), global::Stripe.SystemNetHttpClient.DefaultHttpTimeout);
        Stripe("new ChargeService().CreateAsync(new ChargeCreateOptions())").Says(Id, DiagnosticSeverity.Warning, "Timeout: 30", "the Stripe client behind 'CreateAsync' waits 80 s");
        Assert.Empty(Stripe("new ChargeService().CreateAsync(new ChargeCreateOptions(), null, token)").FoundInFiles(Id));
        Assert.Empty(Stripe("new ChargeService(new StripeClient(\"key\", httpClient: new SystemNetHttpClient(new System.Net.Http.HttpClient()))).CreateAsync(new ChargeCreateOptions())").FoundInFiles(Id));
    }

    private static RuleCase Stripe(string call) => (RuleCase.Of($$"""
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Stripe;

        namespace Shop;

        public class Function
        {
            public async Task<int> FunctionHandler(string order, ILambdaContext context)
            {
                var token = new CancellationToken(false);
                var charge = await {{call}};
                return charge.Status == "succeeded" && !token.IsCancellationRequested ? 200 : 402;
            }
        }
        """) with { Files = [("/src/template.yaml", Template("Timeout: 30"))] }).Using(typeof(global::Stripe.ChargeService));

    private static RuleCase With(string timeout, string setup) => (RuleCase.Of($$"""
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.DependencyInjection;

        namespace Shop;

        public class Sender
        {
            public Sender(HttpClient client) { }

            public static implicit operator Sender(HttpClient client) => new(client);

            public Task<HttpResponseMessage> PostAsync(string path, HttpContent? content) => throw new NotSupportedException();
        }

        public class Payments
        {
            private readonly HttpClient _client;

            public Payments(HttpClient client) => _client = client;

            public async Task<bool> ChargeAsync(string order)
            {
                CancellationToken token = new(order.Length == 0);
                var answer = await _client.PostAsync("charges", null);
                return answer.IsSuccessStatusCode && !token.IsCancellationRequested;
            }
        }

        public class Function
        {
            private static readonly TimeSpan Limit = TimeSpan.FromSeconds(31);

            private readonly Payments _payments;

            public Function(Payments payments)
            {
                _payments = payments;
                var services = new ServiceCollection();
                {{setup}}
                _ = Limit;
            }

            public static TimeSpan Unknown() => TimeSpan.Parse("00:01:00");

            public async Task<int> FunctionHandler(string order, ILambdaContext context) => await _payments.ChargeAsync(order) ? 200 : 402;
        }
        """) with { Files = [("/src/template.yaml", Template(timeout))] })
        .Using(typeof(Microsoft.Extensions.DependencyInjection.ServiceCollection), typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection), typeof(Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions));

    private static string Template(string timeout) => $"""
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Shop.Function::FunctionHandler
              Runtime: dotnet8
              {timeout}
        """;
}
