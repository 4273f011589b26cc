using Xunit;

namespace PaymentObservability.Tests.Handlers.EntryPoints;

/// <summary>Methods that a template or the tools' file names as handlers, whatever their signature.</summary>
public sealed class HandlerStringTests
{
    private const string AnySignature = """
        namespace Shop
        {
            public class Till(IBank bank)
            {
                public async Task<int> Ring(Order order) => await bank.ChargeAsync(order) ? 1 : 2;
            }
        }
        """;

    [Fact]
    public void AMethodOfAnySignatureIsEntered() => Project.Of(AnySignature)
        .Deployed("Shop::Shop.Till::Ring")
        .Finds("Till.Ring (HandlerString): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void WithoutTheHandlerStringItIsNot() => Project.Of(AnySignature).Finds();

    [Fact]
    public void AHandlerOfAnotherAssemblyIsAnotherProjects() => Project.Of(AnySignature).Deployed("Store::Shop.Till::Ring").Finds();

    [Fact]
    public void AHandlerThatNamesNothingIsPassedOver() => Project.Of(AnySignature).Deployed("Shop::Shop.Till::Rung").Finds();

    [Fact]
    public void AHandlerOfATypeThatIsMissingIsPassedOver() => Project.Of(AnySignature).Deployed("Shop::Shop.Tills::Ring").Finds();

    [Fact]
    public void TheProjectNeedsNoLambdaPackage() => Project.Of(AnySignature)
        .WithoutLambda()
        .Deployed("Shop::Shop.Till::Ring")
        .Finds("Till.Ring (HandlerString): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void ATemplateMayBeJson() => Project.Of(AnySignature).With("/shop/serverless.template", """
        {
          "Resources": {
            "Till": {
              "Type": "AWS::Serverless::Function",
              "Properties": { "Handler": "Shop::Shop.Till::Ring", "Runtime": "dotnet8" }
            }
          }
        }
        """).Finds("Till.Ring (HandlerString): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void AnAmplifyTemplateNamesAPlainFunction() => Project.Of(AnySignature).With("/shop/function-cloudformation-template.json", """
        {
          "Resources": {
            "LambdaFunction": {
              "Type": "AWS::Lambda::Function",
              "Properties": { "Handler": "Shop::Shop.Till::Ring", "Runtime": "dotnet8", "Code": { "S3Bucket": "b", "S3Key": "k" } }
            }
          }
        }
        """).Finds("Till.Ring (HandlerString): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void TheToolsFileNamesTheHandlerToo() => Project.Of(AnySignature).With("/shop/aws-lambda-tools-defaults.json", """
        {
          "profile": "default",
          "function-runtime": "dotnet8",
          "function-handler": "Shop::Shop.Till::Ring"
        }
        """).Finds("Till.Ring (HandlerString): payment by the call IBank.ChargeAsync @5");

    [Fact]
    public void NestedTypesAreWrittenWithAPlus() => Project.Of("""
        namespace Shop
        {
            public static class Functions
            {
                public class Till(IBank bank)
                {
                    public async Task<bool> Ring(Order order) => await bank.ChargeAsync(order);
                }
            }
        }
        """).Deployed("Shop::Shop.Functions+Till::Ring").Finds("Till.Ring (HandlerString): payment by the call IBank.ChargeAsync @7");

    [Fact]
    public void AStaticMethodMayBeAHandler() => Project.Of("""
        namespace Shop
        {
            public static class Till
            {
                public static Task ChargeCustomer(Order order) => Task.CompletedTask;
            }
        }
        """).Deployed("Shop::Shop.Till::ChargeCustomer").Finds("Till.ChargeCustomer (HandlerString): payment by the name ChargeCustomer @5");

    [Fact]
    public void AMethodThatOtherCodeCallsIsEnteredAllTheSame() => Project.Of("""
        namespace Shop
        {
            public class Till(IBank bank)
            {
                public Task All(SQSEvent messages, ILambdaContext context) => Ring(new("1", 2), context);

                public async Task<bool> Ring(Order order, ILambdaContext context) => await bank.ChargeAsync(order);
            }
        }
        """).Deployed("Shop::Shop.Till::Ring").Finds(
        "Till.All (LambdaSignature): payment by the call IBank.ChargeAsync @7",
        "Till.Ring (HandlerString): payment by the call IBank.ChargeAsync @7");

    [Fact]
    public void ItsRouteComesFromTheTemplate() => Project.Of("""
        namespace Shop
        {
            public class Function(IStock stock)
            {
                public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request)
                {
                    await stock.ReserveAsync(new("1", 2));
                    return new() { StatusCode = 200 };
                }
            }
        }
        """).Deployed("Shop::Shop.Function::Handle", "POST /pay").Finds("Function.Handle (HandlerString): payment by the route /pay @5");

    [Fact]
    public void AGetRouteOnlyReads() => Project.Of("""
        namespace Shop
        {
            public class Function
            {
                public Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request) => Task.FromResult(new APIGatewayProxyResponse());
            }
        }
        """).Deployed("Shop::Shop.Function::Handle", "GET /payments/{id}").Finds("Function.Handle (HandlerString): read by GET /payments/{id} @5");

    [Fact]
    public void AnyMethodMayBeAPost() => Project.Of("""
        namespace Shop
        {
            public class Function
            {
                public Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request) => Task.FromResult(new APIGatewayProxyResponse());
            }
        }
        """).Deployed("Shop::Shop.Function::Handle", "ANY /pay", "Api").Finds("Function.Handle (HandlerString): payment by the route /pay @5");

    [Fact]
    public void TheGeneratedHandlerOfAnnotationsMeansTheFunctionItWraps() => Project.Of("""
        using Amazon.Lambda.Annotations;
        namespace Shop
        {
            public class Functions(IBank bank)
            {
                [LambdaFunction]
                public async Task<bool> Ring(Order order) => await bank.ChargeAsync(order);
            }

            public class Functions_Ring_Generated
            {
                public Task<bool> Ring(Order order, ILambdaContext context) => new Functions(null!).Ring(order);
            }
        }
        """).Deployed("Shop::Shop.Functions_Ring_Generated::Ring").Finds("Functions.Ring (HandlerString): payment by the call IBank.ChargeAsync @7");

    [Fact]
    public void AnInheritedHandlerIsFoundInItsBase() => Project.Of("""
        namespace Shop
        {
            public abstract class Worker
            {
                public Task Handle(Order order) => Work(order);

                protected abstract Task Work(Order order);
            }

            public class Till(IBank bank) : Worker
            {
                protected override Task Work(Order order) => bank.ChargeAsync(order);
            }
        }
        """).Deployed("Shop::Shop.Till::Handle").Finds("Till.Handle (HandlerString): payment by the call IBank.ChargeAsync @12");

    [Fact]
    public void TwoFunctionsMayShareOneAssembly() => Project.Of("""
        namespace Shop
        {
            public class Till(IBank bank)
            {
                public Task<bool> Ring(Order order) => bank.ChargeAsync(order);

                public Task<bool> Back(Order order) => bank.RefundAsync(order);
            }
        }
        """).With("/shop/template.yaml", """
        Resources:
          Ring:
            Type: AWS::Serverless::Function
            Properties: { Handler: "Shop::Shop.Till::Ring" }
          Back:
            Type: AWS::Serverless::Function
            Properties: { Handler: "Shop::Shop.Till::Back" }
        """).Finds(
        "Till.Ring (HandlerString): payment by the call IBank.ChargeAsync @5",
        "Till.Back (HandlerString): refund by the call IBank.RefundAsync @7");

    [Fact]
    public void AnExecutableIsEnteredThroughItsBootstrapNotItsHandlerString() => Project.Of("""
        await LambdaBootstrapBuilder.Create<Order>(order => new Till().Charge(order), null!).Build().RunAsync();

        public class Till
        {
            public Task Charge(Order order) => Task.CompletedTask;
        }
        """).Deployed("Shop").Finds("Program.lambda (Bootstrap): payment by the call Till.Charge @1");
}
