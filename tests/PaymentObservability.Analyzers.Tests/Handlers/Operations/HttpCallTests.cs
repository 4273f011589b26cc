using Xunit;

namespace PaymentObservability.Tests.Handlers.Operations;

/// <summary>Requests whose address says that they ask for a payment.</summary>
public sealed class HttpCallTests
{
    [Theory]
    [InlineData("http.PostAsync(\"https://bank.example/payment\", null)", "payment by a POST to https://bank.example/payment")]
    [InlineData("http.PostAsync($\"https://bank.example/payments/{order.Id}/refund\", null)", "refund by a POST to https://bank.example/payments/{}/refund")]
    [InlineData("http.PostAsync(Root + \"/v1/charges/\", null)", "payment by a POST to https://bank.example/v1/charges/")]
    [InlineData("System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(http, \"payments/create\", order)", "payment by a POST to payments/create")]
    [InlineData("http.PostAsync(new Uri(\"https://bank.example/pay\"), null)", "payment by a POST to https://bank.example/pay")]
    [InlineData("http.SendAsync(new HttpRequestMessage(HttpMethod.Post, \"https://bank.example/v1/charges\"))", "payment by a POST to https://bank.example/v1/charges")]
    public void APostToAPaymentsAddressIsAPayment(string call, string operation) => Of("return " + call + ";").FindsOperations(operation);

    [Fact]
    public void ARequestMayBeMadeFirst() => Of("""
        var request = new HttpRequestMessage(HttpMethod.Post, "https://online.yoco.com/v1/charges/");
        request.Headers.Add("X-Auth-Secret-Key", "key");
        return http.SendAsync(request);
        """).FindsOperations("payment by a POST to https://online.yoco.com/v1/charges/");

    [Theory]
    [InlineData("http.GetAsync(\"https://bank.example/payments/1\")")]
    [InlineData("http.PutAsync(\"https://bank.example/payments/1\", null)")]
    [InlineData("http.DeleteAsync(\"https://bank.example/payments/1\")")]
    [InlineData("http.PostAsync(\"https://pay.example/orders\", null)")]
    [InlineData("http.PostAsync(\"https://bank.example/payload\", null)")]
    [InlineData("http.PostAsync(\"https://bank.example/payments/webhook\", null)")]
    [InlineData("http.PostAsync(order.Id, null)")]
    [InlineData("http.SendAsync(new HttpRequestMessage(HttpMethod.Get, \"https://bank.example/payments\"))")]
    [InlineData("http.SendAsync(new HttpRequestMessage())")]
    public void OtherRequestsAreNone(string call) => Of("return " + call + ";").FindsKinds();

    [Fact]
    public void APostOfTheProjectsOwnClientIsNoHttpCall() => Project.OfBody("""
        await new Poster().PostAsync("/pay");
        """, """
        public class Poster { public Task PostAsync(string path) => Task.CompletedTask; }
        """).FindsKinds();

    private static Project Of(string statements) => Project.Of($$"""
        public class Function(HttpClient http)
        {
            private const string Root = "https://bank.example";

            public Task<HttpResponseMessage> Run(Order order, ILambdaContext context)
            {
                {{statements}}
            }
        }
        """);
}
