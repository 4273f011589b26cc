using Xunit;

namespace PaymentObservability.Tests.Handlers.EntryPoints;

/// <summary>ASP.NET Core behind Lambda: mapped delegates and controller actions; without Lambda hosting none of them.</summary>
public sealed class WebEndpointTests
{
    private const string Charge = """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/orders", async (Order order, IBank bank) => await bank.ChargeAsync(order));
        app.Run();
        """;

    [Fact]
    public void AMappedLambdaIsEntered() => Project.OfWeb(Charge).Finds("POST /orders (MinimalApi): payment by the call IBank.ChargeAsync @2");

    [Fact]
    public void WithoutLambdaHostingItIsNot() => Project.OfWeb(Charge, hosting: "").Finds();

    [Fact]
    public void TheLambdaWebAdapterHostsItToo() => Project.OfWeb(Charge, hosting: "").WithoutLambda().With("/shop/template.yaml", """
        Resources:
          Api:
            Type: AWS::Serverless::Function
            Properties:
              PackageType: Image
              Environment:
                Variables:
                  AWS_LAMBDA_EXEC_WRAPPER: /opt/bootstrap
        """).Finds("POST /orders (MinimalApi): payment by the call IBank.ChargeAsync @2");

    [Fact]
    public void AClassOfTheServerPackageHostsItToo() => Project.OfWeb(Charge, hosting: """
        public class LambdaEntryPoint : Amazon.Lambda.AspNetCoreServer.APIGatewayProxyFunction
        {
            protected override void Init(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder) { }
        }
        """).Finds("POST /orders (MinimalApi): payment by the call IBank.ChargeAsync @2");

    [Fact]
    public void EveryVerbIsMapped() => Project.OfWeb("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/pay", () => 1);
        app.MapGet("/pay", () => 1);
        app.MapPut("/payments/{id}", (string id) => 1);
        app.MapPatch("/orders/{id}", (string id) => 1);
        app.MapDelete("/orders/{id}", (string id) => 1);
        app.MapMethods("/refunds", new[] { "POST" }, () => 1);
        app.Map("/checkout", () => 1);
        """).Finds(
        "POST /pay (MinimalApi): payment by the route /pay @2",
        "GET /pay (MinimalApi): read by GET /pay @3",
        "PUT /payments/{id} (MinimalApi)",
        "PATCH /orders/{id} (MinimalApi)",
        "DELETE /orders/{id} (MinimalApi)",
        "/refunds (MinimalApi): refund by the route /refunds @7",
        "/checkout (MinimalApi): payment by the route /checkout @8");

    [Fact]
    public void AMethodGroupIsEntered() => Project.OfWeb("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/orders", Orders.Place);

        public static class Orders
        {
            public static async Task<IResult> Place(Order order, IBank bank) => await bank.ChargeAsync(order) ? Results.Ok() : Results.StatusCode(402);
        }
        """).Finds("POST /orders (MinimalApi): payment by the call IBank.ChargeAsync @6");

    [Fact]
    public void AGroupsPrefixBelongsToTheRoute() => Project.OfWeb("""
        var app = WebApplication.CreateBuilder(args).Build();
        var api = app.MapGroup("/api");
        var payments = api.MapGroup("/payments").WithTags("money");
        payments.MapPost("/", () => 1);
        payments.MapGet("/{id}", (string id) => 1);
        app.MapGroup("/refunds").MapPost("", () => 1);
        """).Finds(
        "POST /api/payments/ (MinimalApi): payment by the route /api/payments/ @4",
        "GET /api/payments/{id} (MinimalApi): read by GET /api/payments/{id} @5",
        "POST /refunds (MinimalApi): refund by the route /refunds @6");

    [Fact]
    public void EndpointsMayBeMappedInAnExtension() => Project.OfWeb("""
        public static class Endpoints
        {
            public static void MapMoney(this IEndpointRouteBuilder app)
            {
                app.MapPost("/pay", Pay);
                app.MapPost("/health", () => Results.Ok());
            }

            private static Task<bool> Pay(Order order, IBank bank) => bank.ChargeAsync(order);
        }
        """).Finds(
        "POST /health (MinimalApi)",
        "POST /pay (MinimalApi): payment by the call IBank.ChargeAsync @9");

    [Fact]
    public void ArgumentsMayBeNamed() => Project.OfWeb("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost(handler: (Order order, IBank bank) => bank.ChargeAsync(order), pattern: "/orders");
        """).Finds("POST /orders (MinimalApi): payment by the call IBank.ChargeAsync @2");

    [Fact]
    public void TheRouteMayBeAConstant() => Project.OfWeb("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost(Routes.Pay, () => 1);

        public static class Routes
        {
            private const string Root = "/api";
            public const string Pay = Root + "/pay";
        }
        """).Finds("POST /api/pay (MinimalApi): payment by the route /api/pay @2");

    [Fact]
    public void AMapPostOfTheProjectsOwnIsNone() => Project.OfWeb("""
        new Mine.Router().MapPost("/pay", (Order order) => 1);

        namespace Mine
        {
            public class Router
            {
                public void MapPost(string route, Delegate handler) { }
            }
        }
        """).Finds();

    [Fact]
    public void ABranchOfThePipelineIsNoEndpoint() => Project.OfWeb("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.Map("/pay", branch => branch.Run(context => Task.CompletedTask));
        """).Finds();

    [Fact]
    public void ActionsOfAControllerAreEntered() => Project.OfWeb("""
        [ApiController, Route("api/[controller]")]
        public class PaymentsController(IBank bank) : ControllerBase
        {
            [HttpPost]
            public async Task<IActionResult> Create(Order order) => await bank.ChargeAsync(order) ? Ok() : BadRequest();

            [HttpGet("{id}")]
            public async Task<IActionResult> One(string id) => Ok(await bank.GetChargeAsync(id));

            [HttpPost("{id}/refund")]
            public IActionResult Back(string id) => Ok();

            private async Task<bool> Hidden(Order order) => await bank.ChargeAsync(order);

            [NonAction]
            public async Task<bool> NotOne(Order order) => await bank.ChargeAsync(order);
        }
        """).Finds(
        "PaymentsController.Create (ControllerAction): payment by the call IBank.ChargeAsync @5",
        "PaymentsController.One (ControllerAction): read by GET /api/Payments/{id} @8",
        "PaymentsController.Back (ControllerAction): refund by the route /api/Payments/{id}/refund @11");

    [Fact]
    public void RouteTokensAreFilledIn() => Project.OfWeb("""
        [Route("v1/[controller]/[action]")]
        public class OrdersController : Controller
        {
            [HttpPost]
            public IActionResult Checkout() => Ok();
        }
        """).Finds("OrdersController.Checkout (ControllerAction): payment by the route /v1/Orders/Checkout @5");

    [Fact]
    public void AnAbsoluteRouteForgetsThePrefix() => Project.OfWeb("""
        [Route("api/payments")]
        public class OrdersController : ControllerBase
        {
            [HttpPost("/orders")]
            public IActionResult Place() => Ok();

            [HttpPost("~/checkout")]
            public IActionResult Finish() => Ok();
        }
        """).Finds(
        "OrdersController.Place (ControllerAction)",
        "OrdersController.Finish (ControllerAction): payment by the route /checkout @8");

    [Fact]
    public void ABaseControllersRouteAndActionsAreInherited() => Project.OfWeb("""
        [ApiController, Route("api/[controller]")]
        public abstract class ApiControllerBase : ControllerBase
        {
            [HttpPost]
            public IActionResult Create() => Handle();

            protected abstract IActionResult Handle();
        }

        public class ChargesController(IBank bank) : ApiControllerBase
        {
            protected override IActionResult Handle()
            {
                _ = bank.ChargeAsync(new("1", 2));
                return Ok();
            }
        }

        public class StockController : ApiControllerBase
        {
            protected override IActionResult Handle() => Ok();
        }
        """).Finds(
        "ChargesController.Create (ControllerAction): payment by the call IBank.ChargeAsync @14",
        "StockController.Create (ControllerAction)");

    [Fact]
    public void AControllerOfTheProjectsOwnIsNone() => Project.OfWeb("""
        namespace Mine
        {
            public class ControllerBase { }

            public class PaymentController : ControllerBase
            {
                public Task<bool> Pay(Order order) => ((IBank)null!).ChargeAsync(order);
            }
        }
        """).Finds();

    [Fact]
    public void WithoutLambdaHostingAControllerIsNotEntered() => Project.OfWeb("""
        [ApiController]
        public class PaymentsController(IBank bank) : ControllerBase
        {
            [HttpPost]
            public Task<bool> Create(Order order) => bank.ChargeAsync(order);
        }
        """, hosting: "").Finds();

    [Fact]
    public void ALambdaPackageAloneHostsNothing() => Project.OfWeb("""
        public class Handler
        {
            public Task<int> Handle(SQSEvent messages, ILambdaContext context) => Task.FromResult(1);
        }

        [ApiController]
        public class PaymentsController(IBank bank) : ControllerBase
        {
            [HttpPost]
            public Task<bool> Create(Order order) => bank.ChargeAsync(order);
        }
        """, hosting: "").Finds("Handler.Handle (LambdaSignature)");

    [Fact]
    public void AFilterMayTakeThePaymentBeforeTheDelegateRuns() => Project.OfWeb("""
        using x402.EndpointFilters;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/articles/{id}", (string id) => "text").WithTags("paid").RequireX402Payment(amount: "1000", asset: "0x036C", payTo: "0x7D95");
        app.MapGet("/articles", () => "titles");
        """).Finds(
        "GET /articles/{id} (MinimalApi): payment by RequireX402Payment @3",
        "GET /articles (MinimalApi)");

    [Fact]
    public void AnAttributeMayTakeThePaymentBeforeTheActionRuns() => Project.OfWeb("""
        using x402.Attributes;
        [ApiController, Route("articles")]
        public class ArticlesController : ControllerBase
        {
            [HttpGet("{id}"), PaymentRequired("1000", "0x036C", "0x7D95")]
            public IActionResult One(string id) => Ok();

            [HttpGet]
            public IActionResult All() => Ok();
        }
        """).Finds(
        "ArticlesController.One (ControllerAction): payment by [PaymentRequired] @6",
        "ArticlesController.All (ControllerAction)");

    [Fact]
    public void TheAttributeMayStandOnTheController() => Project.OfWeb("""
        using x402.Attributes;
        [ApiController, Route("articles"), PaymentRequired("1000", "0x036C", "0x7D95")]
        public class ArticlesController : ControllerBase
        {
            [HttpGet("{id}")]
            public IActionResult One(string id) => Ok();
        }
        """).Finds("ArticlesController.One (ControllerAction): payment by [PaymentRequired] @6");

    [Fact]
    public void AGroupMayBeGivenToTheExtensionThatMaps() => Project.OfWeb("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGroup("/payments").MapMoney();

        public static class Endpoints
        {
            public static RouteGroupBuilder MapMoney(this RouteGroupBuilder group)
            {
                group.MapPost("/", () => 1);
                group.MapGet("/{id}", (string id) => 1);
                return group;
            }
        }
        """).Finds(
        "POST /payments/ (MinimalApi): payment by the route /payments/ @8",
        "GET /payments/{id} (MinimalApi): read by GET /payments/{id} @9");

    [Fact]
    public void AMapperIsNoRouter() => Project.OfWeb("""
        new Mapper().Map<Order>(new { Id = "1" }, (object payment) => new Order("1", 2));

        public class Mapper
        {
            public T Map<T>(object from, Func<object, T> charge) => charge(from);
        }
        """).Finds();

    [Fact]
    public void ARouteAttributeOfAnActionIsRead() => Project.OfWeb("""
        [ApiController]
        public class MoneyController : ControllerBase
        {
            [HttpPost, Route("api/pay")]
            public IActionResult Do() => Ok();
        }
        """).Finds("MoneyController.Do (ControllerAction): payment by the route /api/pay @5");
}
