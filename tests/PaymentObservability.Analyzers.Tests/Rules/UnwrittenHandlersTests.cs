using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Rules;

/// <summary>A handler whose code is still to be written makes no payment: PAY1001, PAY2001, PAY3001, PAY4001 and PAY4004 wait until it does.</summary>
public sealed class UnwrittenHandlersTests
{
    private static readonly string[] Rules = ["PAY1001", "PAY2001", "PAY3001", "PAY4001", "PAY4004"];

    [Theory]
    [InlineData("{ throw new NotImplementedException(); }")]
    [InlineData("=> throw new System.NotImplementedException(\"later\");")]
    public void NothingIsAskedOfThem(string body) => Assert.Empty(Rules.SelectMany(id => Handler(body).Found(id)));

    [Theory]
    [InlineData("{ if (request.Body is null) { throw new NotImplementedException(); } return Task.FromResult(new APIGatewayProxyResponse { StatusCode = 200 }); }")]
    [InlineData("{ throw new InvalidOperationException(); }")]
    [InlineData("{ Console.WriteLine(\"paid\"); throw new NotImplementedException(); }")]
    [InlineData("=> throw new Shop.NotImplementedException();", "public class NotImplementedException : Exception { }")]
    public void WhatDoesAnythingIsJudged(string body, string types = "") => Assert.Equal(Rules, Rules.Where(id => Handler(body, types).Found(id).Count == 1));

    private static RuleCase Handler(string body, string types = "") => RuleCase.Of($$"""
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;

        namespace Shop
        {
            {{types}}

            public class RealizarPagamentoFunction
            {
                public Task<APIGatewayProxyResponse> Handler(APIGatewayProxyRequest request, ILambdaContext context)
                {{body}}
            }
        }
        """).Compiling();
}
