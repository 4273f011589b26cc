using PaymentObservability.Contract;
using PaymentObservability.Handlers;
using Xunit;

namespace PaymentObservability.Tests.Handlers.Naming;

public sealed class RouteWordsTests
{
    private static readonly PaymentNames Names = new(GuideWords.Words);

    [Theory]
    [InlineData("/pay", PaymentKind.Payment)]
    [InlineData("pay", PaymentKind.Payment)]
    [InlineData("/payments", PaymentKind.Payment)]
    [InlineData("/api/v1/payments", PaymentKind.Payment)]
    [InlineData("/prod/payments/", PaymentKind.Payment)]
    [InlineData("/v1/charges", PaymentKind.Payment)]
    [InlineData("https://online.yoco.com/v1/charges/", PaymentKind.Payment)]
    [InlineData("https://api.example.com/payment?id=1#top", PaymentKind.Payment)]
    [InlineData("/checkout", PaymentKind.Payment)]
    [InlineData("/orders/{id}/pay", PaymentKind.Payment)]
    [InlineData("/orders/{id}/pay/{attempt}", PaymentKind.Payment)]
    [InlineData("/orders/:id/pay", PaymentKind.Payment)]
    [InlineData("/pay-bill", PaymentKind.Payment)]
    [InlineData("/schedule-payment", PaymentKind.Payment)]
    [InlineData("/create-checkout-session", PaymentKind.Payment)]
    [InlineData("/stripe/create-checkout-session", PaymentKind.Payment)]
    [InlineData("/payments/process", PaymentKind.Payment)]
    [InlineData("/payment/process/{id:guid}", PaymentKind.Payment)]
    [InlineData("/payments/{id}/capture", PaymentKind.Payment)]
    [InlineData("/payments/{id}/confirm", PaymentKind.Payment)]
    [InlineData("/Pagamento", PaymentKind.Payment)]
    [InlineData("/cobros", PaymentKind.Payment)]
    [InlineData("/x402/settle", PaymentKind.Payment)]
    [InlineData("/refund", PaymentKind.Refund)]
    [InlineData("/payments/{id}/refund", PaymentKind.Refund)]
    [InlineData("/payments/{id}/refunds", PaymentKind.Refund)]
    [InlineData("/payments/{id}/cancel", PaymentKind.Refund)]
    [InlineData("/payments/{id}/void", PaymentKind.Refund)]
    [InlineData("/estornos", PaymentKind.Refund)]
    [InlineData("/payment/webhook", PaymentKind.Event)]
    [InlineData("/payments/callback", PaymentKind.Event)]
    [InlineData("/StripePaymentWebhook", PaymentKind.Event)]
    [InlineData("/payments/{id}/status", PaymentKind.Event)]
    [InlineData("/payments/search", PaymentKind.Read)]
    [InlineData("/payments/history", PaymentKind.Read)]
    public void APathSaysWhatPostingToItDoes(string path, object kind) => Assert.Equal((PaymentKind)kind, RouteWords.Judge(path, Names));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/{proxy+}")]
    [InlineData("/api/v2")]
    [InlineData("/orders")]
    [InlineData("/orders/{id}/cancel")]
    [InlineData("/orders/{orderId}/complete")]
    [InlineData("/shopping-cart")]
    [InlineData("/payload")]
    [InlineData("/payloads/process")]
    [InlineData("/payment-methods")]
    [InlineData("/payments/methods")]
    [InlineData("/customers/{id}/payment-methods")]
    [InlineData("/billing/address")]
    [InlineData("/client-requests/{clientRequestId}/approve")]
    [InlineData("/vehicles/reserve")]
    [InlineData("/auth/authorize")]
    [InlineData("/frames/capture")]
    [InlineData("https://pay.example.com")]
    [InlineData("https://pay.example.com/orders")]
    public void OtherPathsSayNothingOfMoney(string path) => Assert.Null(RouteWords.Judge(path, Names));
}
