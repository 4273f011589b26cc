using System;
using Microsoft.CodeAnalysis;
using PaymentObservability.Tests.CodeFixes;
using PaymentObservability.Tests.Handlers;

namespace PaymentObservability.Tests.Rules.Health;

/// <summary>Services that take payments by HTTP in every hosting style; tests add what happens beside the payment.</summary>
internal static class Shops
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;

        """;

    public const string Bank = """
        public record Receipt(bool Success);

        public interface IBank
        {
            Task<Receipt> ChargeAsync(string order);
        }

        """;

    /// <summary>A class-library function behind a REST API.</summary>
    public static RuleCase RestApi(string members = "", string types = "") => Function("APIGatewayProxyRequest", "APIGatewayProxyResponse", members, types);

    /// <summary>A class-library function behind an HTTP API.</summary>
    public static RuleCase HttpApi(string members = "", string types = "") => Function("APIGatewayHttpApiV2ProxyRequest", "APIGatewayHttpApiV2ProxyResponse", members, types);

    public static RuleCase Function(string request, string response, string members = "", string types = "") => new RuleCase
    {
        References = References.All,
        Sources = [("/src/Function.cs", $$"""
            {{Usings}}
            namespace Shop;

            {{Bank}}
            public class PayFunction
            {
                private readonly IBank _bank;

                public PayFunction(IBank bank) => _bank = bank;

                public async Task<{{response}}> PayAsync({{request}} request, ILambdaContext context)
                {
                    var receipt = await _bank.ChargeAsync(request.Body);
                    return new {{response}} { StatusCode = receipt.Success ? 200 : 402 };
                }

            {{members}}
            }
            {{types}}
            """)],
    };

    /// <summary>A function of Amazon.Lambda.Annotations.</summary>
    public static RuleCase Annotations(string members = "", string types = "", string attribute = "RestApi") => new RuleCase
    {
        References = References.All,
        Sources = [("/src/Functions.cs", $$"""
            {{Usings}}
            using Amazon.Lambda.Annotations;
            using Amazon.Lambda.Annotations.APIGateway;

            namespace Shop
            {
                {{Bank}}
                public class Functions
                {
                    private readonly IBank _bank;

                    public Functions(IBank bank) => _bank = bank;

                    [LambdaFunction]
                    [{{attribute}}(LambdaHttpMethod.Post, "/pay")]
                    public async Task<IHttpResult> PayAsync([FromBody] string order)
                    {
                        var receipt = await _bank.ChargeAsync(order);
                        return receipt.Success ? HttpResults.Ok() : HttpResults.BadRequest();
                    }

                {{members}}
                }
            {{types}}
            }
            """)],
    };

    /// <summary>A minimal API behind Lambda hosting.</summary>
    public static RuleCase MinimalApi(string endpoints = "", string services = "", string types = "") => new RuleCase
    {
        References = References.All,
        Output = OutputKind.ConsoleApplication,
        Sources = [("/src/Program.cs", $$"""
            using System;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.Extensions.DependencyInjection;
            using Shop;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            {{services}}
            var app = builder.Build();
            app.MapPost("/pay/{order}", async (string order, IBank bank) => (await bank.ChargeAsync(order)).Success ? Results.Ok() : Results.StatusCode(402)).WithName("pay");
            {{endpoints}}
            app.Run();

            namespace Shop
            {
                {{Bank}}
            {{types}}
            }
            """)],
    };

    /// <summary>A controller behind Lambda hosting.</summary>
    public static RuleCase Controller(string actions = "", string types = "") => new RuleCase
    {
        References = References.All,
        Sources = [("/src/PaymentsController.cs", $$"""
            using System;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;

            namespace Shop;

            {{Bank}}
            [ApiController]
            [Route("payments")]
            public class PaymentsController : ControllerBase
            {
                private readonly IBank _bank;

                public PaymentsController(IBank bank) => _bank = bank;

                [HttpPost]
                public async Task<IActionResult> PayAsync(string order) => (await _bank.ChargeAsync(order)).Success ? Ok() : StatusCode(402);

            {{actions}}
            }

            public class LambdaEntryPoint : Amazon.Lambda.AspNetCoreServer.APIGatewayProxyFunction
            {
                protected override void Init(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder) { }
            }
            {{types}}
            """)],
    };
}
