using Xunit;

namespace PaymentObservability.Tests.Handlers.Operations;

/// <summary>One entry, several operations: each branch of a router is judged by itself.</summary>
public sealed class RouterTests
{
    [Fact]
    public void ASwitchExpressionRoutes() => Project.Of("""
        public record Command(string Operation, Order Order);

        public class Function
        {
            public object? FunctionHandler(Command input, ILambdaContext context) => input.Operation switch
            {
                "chargePayment" => ChargePayment(input.Order),
                "refundPayment" => RefundPayment(input.Order),
                "getPayment" => GetPayment(input.Order),
                "listPayments" => ListPayments(),
                _ => null,
            };

            private static object ChargePayment(Order order) => order;
            private static object RefundPayment(Order order) => order;
            private static object GetPayment(Order order) => order;
            private static object ListPayments() => "";
        }
        """).Finds(
        "Function.FunctionHandler (LambdaSignature): payment by the call Function.ChargePayment @7",
        "Function.FunctionHandler (LambdaSignature): refund by the call Function.RefundPayment @8");

    [Fact]
    public void ASwitchStatementRoutes() => Project.Of("""
        public class Function(IPurchases purchases)
        {
            public async Task FunctionHandler(SQSEvent messages, ILambdaContext context)
            {
                foreach (var message in messages.Records)
                {
                    switch (message.MessageAttributes["command"].StringValue)
                    {
                        case "create-purchase":
                            await purchases.CreatePurchaseAsync(message.Body);
                            break;
                        case "create-refund":
                            await purchases.CreateRefundAsync(message.Body);
                            break;
                        case "create-deposit":
                            await purchases.CreateDepositAsync(message.Body);
                            break;
                        case "get-purchase":
                            await purchases.GetPurchaseAsync(message.Body);
                            break;
                        default:
                            throw new InvalidOperationException();
                    }
                }
            }
        }

        public interface IPurchases
        {
            Task<bool> CreatePurchaseAsync(string body);
            Task<bool> CreateRefundAsync(string body);
            Task<bool> CreateDepositAsync(string body);
            Task<bool> GetPurchaseAsync(string body);
        }
        """).FindsOperations(
        "payment by the call IPurchases.CreatePurchaseAsync",
        "refund by the call IPurchases.CreateRefundAsync",
        "payment by the call IPurchases.CreateDepositAsync");

    [Fact]
    public void AChainOfIfsRoutes() => Project.Of("""
        public class Function(IBank bank)
        {
            public async Task<APIGatewayProxyResponse> FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                if (request.HttpMethod == "POST" && request.Path == "/payments")
                {
                    return await CreatePayment(request);
                }
                else if (request.HttpMethod == "POST" && request.Path.EndsWith("/refund"))
                {
                    return await Refund(request);
                }

                if (request.HttpMethod == "GET" && request.Path == "/payments")
                    return await GetPayments(request);

                return new() { StatusCode = 404 };
            }

            private async Task<APIGatewayProxyResponse> CreatePayment(APIGatewayProxyRequest request) => new() { Body = "" + await bank.ChargeAsync(new("1", 2)) };

            private async Task<APIGatewayProxyResponse> Refund(APIGatewayProxyRequest request) => new() { Body = "" + await bank.RefundAsync(new("1", 2)) };

            private async Task<APIGatewayProxyResponse> GetPayments(APIGatewayProxyRequest request) => new() { Body = "" + await bank.GetChargeAsync("1") };
        }
        """).Finds(
        "Function.FunctionHandler (LambdaSignature): payment by the call Function.CreatePayment @7",
        "Function.FunctionHandler (LambdaSignature): refund by the call Function.Refund @11");

    [Fact]
    public void TwoPaymentsOfOneKindInTwoBranchesAreTwo() => Project.Of("""
        public class Function(ICards cards, ITransfers transfers)
        {
            public async Task FunctionHandler(Order order, ILambdaContext context)
            {
                if (order.Id.StartsWith("card"))
                {
                    await cards.ChargeCard(order);
                }
                else
                {
                    await transfers.PayByTransfer(order);
                }
            }
        }

        public interface ICards { Task ChargeCard(Order order); }
        public interface ITransfers { Task PayByTransfer(Order order); }
        """).FindsOperations("payment by the call ICards.ChargeCard", "payment by the call ITransfers.PayByTransfer");

    [Fact]
    public void ADictionaryOfDelegatesRoutes() => Project.Of("""
        public class Function
        {
            private readonly Dictionary<string, Func<Order, Task>> routes;

            public Function(IBank bank) => routes = new()
            {
                ["charge"] = order => bank.ChargeAsync(order),
                ["refund"] = order => bank.RefundAsync(order),
            };

            public Task FunctionHandler(Order order, ILambdaContext context) => routes[order.Id](order);
        }
        """).FindsKinds("payment", "refund");

    [Fact]
    public void ADictionaryMayBeAskedFirst() => Project.Of("""
        public class Function(IBank bank)
        {
            private Dictionary<string, Func<Order, Task<bool>>> Routes => new() { { "charge", bank.ChargeAsync }, { "refund", order => bank.RefundAsync(order) } };

            public async Task FunctionHandler(Order order, ILambdaContext context)
            {
                if (Routes.TryGetValue(order.Id, out var route))
                {
                    await route(order);
                }
            }
        }
        """).FindsKinds("payment", "refund");

    [Fact]
    public void ASwitchOfDelegatesRoutes() => Project.Of("""
        public class Function(IBank bank)
        {
            public async Task FunctionHandler(Order order, ILambdaContext context)
            {
                Func<Order, Task<bool>> work = order.Id switch
                {
                    "charge" => bank.ChargeAsync,
                    "refund" => bank.RefundAsync,
                    _ => _ => Task.FromResult(false),
                };
                await work(order);
            }
        }
        """).FindsKinds("payment", "refund");

    [Fact]
    public void ABranchThatOnlyItsNameTellsIsJudgedByIt() => Project.Of("""
        public class Function(IStock stock)
        {
            public Task FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context) => request.Path switch
            {
                "/pay-bill" => HandlePayBill(),
                "/get-bill-status" => HandleGetBillStatus(),
                _ => Task.CompletedTask,
            };

            private Task HandlePayBill() => stock.ReserveAsync(new("1", 2));

            private Task HandleGetBillStatus() => Task.CompletedTask;
        }
        """).FindsOperations("payment by the call Function.HandlePayBill");

    [Fact]
    public void ARouterOfProvidersIsOnePaymentEach() => Project.Of("""
        using Stripe;
        public class Function(PaymentIntentService intents, Braintree.IBraintreeGateway braintree)
        {
            public async Task<bool> FunctionHandler(Order order, ILambdaContext context)
            {
                switch (order.Id)
                {
                    case "stripe":
                        var intent = await intents.CreateAsync(new PaymentIntentCreateOptions());
                        return intent.Status == "succeeded";
                    default:
                        var result = await braintree.Transaction.SaleAsync(new Braintree.TransactionRequest());
                        return result.IsSuccess();
                }
            }
        }
        """).FindsOperations("payment by PaymentIntentService.CreateAsync", "payment by ITransactionGateway.SaleAsync");

    [Fact]
    public void TheSameCallFromTwoEntriesIsFoundFromBoth() => Project.Of("""
        public class Function(IBank bank)
        {
            public Task<bool> Web(APIGatewayProxyRequest request, ILambdaContext context) => Complete();

            public Task<bool> Queue(SQSEvent messages, ILambdaContext context) => Complete();

            private Task<bool> Complete() => bank.ChargeAsync(new("1", 2));
        }
        """).Finds(
        "Function.Web (LambdaSignature): payment by the call IBank.ChargeAsync @7",
        "Function.Queue (LambdaSignature): payment by the call IBank.ChargeAsync @7");
}
