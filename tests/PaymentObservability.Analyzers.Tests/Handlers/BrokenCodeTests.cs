using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace PaymentObservability.Tests.Handlers;

/// <summary>Nothing throws, whatever is missing: code in an editor is broken most of the time.</summary>
public sealed class BrokenCodeTests
{
    private const string Functions = """
        using Amazon.Lambda.Annotations; using Amazon.Lambda.Annotations.APIGateway; using MediatR; using Stripe;
        public record ProcessPaymentCommand(string Id) : IRequest<bool>;
        public class Handler(IBank bank) : IRequestHandler<ProcessPaymentCommand, bool>
        {
            public Task<bool> Handle(ProcessPaymentCommand request, CancellationToken cancellation) => bank.ChargeAsync(new(request.Id, 1));
        }
        public abstract class Worker<T> { public Task FunctionHandler(SQSEvent messages, ILambdaContext context) => Work(default!); protected abstract Task Work(T item); }
        public partial class Charger(IBank bank, IMediator mediator, HttpClient http) : Worker<Order>
        {
            private readonly Dictionary<string, Func<Order, Task<bool>>> routes = new() { ["charge"] = bank.ChargeAsync, ["refund"] = order => bank.RefundAsync(order) };
            protected override async Task Work(Order item)
            {
                try { if (routes.TryGetValue(item.Id, out var route) && await route(item)) { return; } }
                catch (StripeException error) when (error.StripeError?.Code == "declined") { throw; }
                foreach (var one in new[] { item }) { switch (one.Id) { case "pay": await mediator.Send(new ProcessPaymentCommand(one.Id)); break; default: continue; } }
                var intent = await new PaymentIntentService().CreateAsync(new() { Amount = 100 }); _ = intent.Status == "succeeded";
                using var request = new HttpRequestMessage(HttpMethod.Post, $"https://bank.example/payments/{item.Id}/refund"); await http.SendAsync(request);
                var amount = item switch { { Sum: > 0 } => item.Sum, _ => 0m }; _ = nameof(bank.ChargeAsync); async Task Local() => await bank?.ChargeAsync(item)!; await Local();
            }
            [LambdaFunction, HttpApi(LambdaHttpMethod.Post, "/pay")] public async Task<bool> Pay(Order order) => await bank.ChargeAsync(order);
        }
        """;

    private const string Web = """
        var app = WebApplication.CreateBuilder(args).Build(); var group = app.MapGroup("/payments"); group.MapMoney();
        app.MapPost("/pay", async (Order order, IBank bank) => await bank.ChargeAsync(order)); Func<Order, Task<bool>> handler = args.Length switch { 0 => Charge, _ => static order => Task.FromResult(false) };
        await LambdaBootstrapBuilder.Create(handler, null!).Build().RunAsync(); Task<bool> Charge(Order order) => ((IBank)null!).ChargeAsync(order);
        public static class Endpoints { public static void MapMoney(this RouteGroupBuilder group) { group.MapPost(handler: Refund, pattern: "/{id}/refund"); } static IResult Refund(string id) => Results.Ok(); }
        [ApiController, Route("api/[controller]/[action]")] public class PaymentsController(IBank bank) : ControllerBase { [HttpPost("{id}")] public async Task<IActionResult> Pay(string id) => Ok(await bank.ChargeAsync(new(id, 1))); }
        """;

    public static TheoryData<int> Parts => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Parts))]
    public void WithoutAToken(int part)
    {
        foreach (var (source, isWeb) in new[] { (Functions, false), (Web, true) })
        {
            var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToArray();
            for (var i = part; i < tokens.Length; i += 48)
            {
                Read(source.Remove(tokens[i].SpanStart, tokens[i].Span.Length), isWeb);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CutShort(bool fromStart)
    {
        for (var i = 0; i < Functions.Length; i += 401)
        {
            Read(fromStart ? Functions[i..] : Functions[..i], isWeb: false);
        }

        for (var i = 0; i < Web.Length; i += 401)
        {
            Read(fromStart ? Web[i..] : Web[..i], isWeb: true);
        }
    }

    [Fact]
    public void AsItIs()
    {
        Project.Of(Functions).FindsOperations("refund by the call IBank.RefundAsync", "payment by PaymentIntentService.CreateAsync", "payment by the call IBank.ChargeAsync");
        Project.OfWeb(Web).FindsKinds("payment", "payment", "refund", "payment");
    }

    private static void Read(string source, bool isWeb)
    {
        if ((isWeb ? Project.OfWeb(source) : Project.Of(source)).Deployed("Shop::Charger::FunctionHandler", "POST /pay").Broken().Model() is not { } model)
        {
            return;
        }

        foreach (var operation in model.Operations)
        {
            model.Outcomes.Read(operation);
            PaymentObservability.Handlers.AmountFinder.Find(operation, model.Models);
            model.MetricsOf(operation, default);
        }
    }
}
