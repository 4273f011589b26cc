using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Rules.Privacy;

/// <summary>PAY5001: values are followed to the log, the trace, a dimension or the answer; what is masked, counted or unknown is not reported.</summary>
public sealed class SecretMustNotBeRecordedTests
{
    private const string Id = "PAY5001";

    [Theory]
    [InlineData("'X-PAYMENT'", "request.Headers.TryGetValue(\"X-PAYMENT\", out var payment); _logger.LogInformation(\"Paying with {Payment}\", payment);")]
    [InlineData("'x-payment'", "var payment = request.Headers[\"x-payment\"]; _logger.LogInformation(\"Paying with {Payment}\", payment);")]
    [InlineData("'PAYMENT-SIGNATURE'", "_logger.LogInformation($\"Paying with {request.Headers[\"PAYMENT-SIGNATURE\"]}\");")]
    [InlineData("'Authorization'", "var token = request.Headers[\"Authorization\"].Substring(7); context.Logger.LogInformation(\"Token \" + token);")]
    [InlineData("'Authorization'", "var parts = request.Headers[\"Authorization\"].Split(' '); Console.WriteLine(parts[1]);")]
    [InlineData("'X-Wallet-Auth'", "var auth = (request.Headers as IReadOnlyDictionary<string, string>)?.GetValueOrDefault(\"X-Wallet-Auth\") ?? \"none\"; Console.WriteLine($\"auth {auth}\");")]
    [InlineData("'X-PAYMENT'", "var h = request.Headers.FirstOrDefault(x => x.Key.Equals(\"X-PAYMENT\", StringComparison.OrdinalIgnoreCase)).Value; _logger.LogDebug(\"Header {H}\", h);")]
    [InlineData("'CDP_API_KEY_SECRET'", "var text = Environment.GetEnvironmentVariable(\"CDP_API_KEY_SECRET\"); context.Logger.LogLine(string.Format(\"{0} is set\", text));")]
    [InlineData("'CDP_WALLET_SECRET'", "var s = await _secrets.GetAsync(\"CDP_WALLET_SECRET\"); _logger.LogInformation(\"{S}\", s);")]
    [InlineData("'privateKey'", "var privateKey = await _secrets.GetAsync(\"wallet\"); _logger.LogInformation(\"{Key}\", privateKey);")]
    [InlineData("'Signature'", "var payload = JsonSerializer.Deserialize<Payload>(request.Path)!; _logger.LogInformation(\"Signed {Signature}\", payload.Signature);")]
    [InlineData("'Signature' of 'Payload'", "var payload = JsonSerializer.Deserialize<Payload>(request.Path)!; _logger.LogInformation(\"Paying {@Payload}\", payload);")]
    [InlineData("'Nonce' of 'Authorization'", "var payload = JsonSerializer.Deserialize<Payload>(request.Path)!; _logger.LogInformation(JsonSerializer.Serialize(payload.Authorization));")]
    [InlineData("'CardNumber' of 'Card'", "var card = JsonSerializer.Deserialize<Card>(request.Path); _logger.LogInformation(\"{Json}\", JsonSerializer.Serialize(card));")]
    [InlineData("'CardNumber' of 'CardRecord'", "var card = JsonSerializer.Deserialize<CardRecord>(request.Path); _logger.LogInformation($\"Charging {card}\");")]
    [InlineData("'Cvc'", "var card = JsonSerializer.Deserialize<Card>(request.Path)!; _logger.LogInformation(\"{Code}\", card.Cvc);")]
    [InlineData("the whole request", "_logger.LogInformation(JsonSerializer.Serialize(request));")]
    [InlineData("the whole request", "_logger.LogInformation(\"{@Request}\", request);")]
    [InlineData("the request's body", "_logger.LogInformation(\"Body {Body}\", request.Body);")]
    [InlineData("the request's body", "context.Logger.LogInformation(\"Body: \" + request.Body.Trim());")]
    [InlineData("the request's headers", "_logger.LogInformation(\"{Headers}\", JsonSerializer.Serialize(request.Headers));")]
    [InlineData("the request's headers", "Console.WriteLine(string.Join(\", \", request.Headers.Select(h => $\"{h.Key}={h.Value}\")));")]
    [InlineData("the request's headers", "foreach (var header in request.Headers) { Console.WriteLine($\"{header.Key}: {header.Value}\"); }")]
    [InlineData("the request's body", "var log = new StringBuilder(); log.Append(\"body \").AppendLine(request.Body); _logger.LogInformation(log.ToString());")]
    [InlineData("the request's body", "var log = new StringBuilder(); log.Append($\"body {request.Body}\"); _logger.LogInformation(log.ToString());")]
    [InlineData("the request's body", "var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $\"body {request.Body}\"); _logger.LogInformation(text);")]
    [InlineData("the request's body", "_logger.LogInformation(JsonSerializer.Serialize(new { path = request.Path, body = request.Body }));")]
    [InlineData("the request's body", "using var scope = _logger.BeginScope(new Dictionary<string, object> { [\"body\"] = request.Body });")]
    [InlineData("'Authorization'", "using var activity = Source.StartActivity(\"pay\"); activity?.SetTag(\"auth\", request.Headers[\"Authorization\"]);")]
    public void Leaks(string what, string body) => Privacy.Leaks.IsFound(Id, what, body);

    [Theory]
    [InlineData("_logger.LogInformation(\"Has {Payment}\", request.Headers.ContainsKey(\"X-PAYMENT\"));")]
    [InlineData("request.Headers.TryGetValue(\"X-PAYMENT\", out var payment); _logger.LogInformation(\"Length {Length}, none {None}\", payment?.Length, string.IsNullOrEmpty(payment));")]
    [InlineData("var agent = request.Headers[\"User-Agent\"]; _logger.LogInformation(\"{Agent}\", agent);")]
    [InlineData("_logger.LogInformation(\"{Names}\", string.Join(\", \", request.Headers.Keys));")]
    [InlineData("Console.WriteLine(string.Join(\", \", request.Headers.Select(h => h.Key)));")]
    [InlineData("_logger.LogInformation(\"{Path} {Id}\", request.Path, context.AwsRequestId);")]
    [InlineData("var apiKey = request.Headers[\"X-Api-Key\"]; _logger.LogInformation(\"{Key}\", apiKey.Substring(0, 6) + \"...\" + apiKey.Substring(apiKey.Length - 4));")]
    [InlineData("var apiKey = request.Headers[\"X-Api-Key\"]; _logger.LogInformation(\"{Key}\", $\"{apiKey[..6]}…{apiKey[^4..]}\");")]
    [InlineData("var apiKey = Mask(request.Headers[\"X-Api-Key\"]); _logger.LogInformation(\"{Key}\", apiKey);")]
    [InlineData("var signature = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(request.Body))); _logger.LogInformation(\"{Hash}\", signature);")]
    [InlineData("_logger.LogInformation(\"{Payment} failed\", settled.ErrorReason);")]
    [InlineData("var secretName = Environment.GetEnvironmentVariable(\"SECRET_NAME\"); _logger.LogInformation(\"Reading {Secret}\", secretName);")]
    [InlineData("const string ApiKeyHeader = \"X-Api-Key\"; var signature = \"none\"; _logger.LogInformation(\"{Header} {Signature}\", ApiKeyHeader, signature);")]
    [InlineData("_logger.LogInformation($\"{request}\");")]
    [InlineData("var payload = JsonSerializer.Deserialize<Payload>(request.Path)!; _logger.LogInformation(\"{Payload} on {Network}\", payload, payload.Network);")]
    [InlineData("var card = JsonSerializer.Deserialize<Card>(request.Path)!; _logger.LogInformation(\"{Brand}\", JsonSerializer.Serialize(new { card.Brand }));")]
    [InlineData("var authorizationCode = settled.Transaction; _logger.LogInformation(\"{Code}\", authorizationCode);")]
    [InlineData("var cardNumberLast4 = settled.Transaction; _logger.LogInformation(\"{Last4}\", cardNumberLast4);")]
    [InlineData("bool signature = settled.Success; _logger.LogInformation(\"{Valid}\", signature);")]
    [InlineData("try { await _payments.SettlePaymentAsync(\"x\"); } catch (Exception ex) { _logger.LogError(ex, \"Failed: {Reason} {Trace}\", ex.Message, ex.StackTrace); }")]
    public void NothingLeaks(string body) => Privacy.Leaks.IsNotFound(Id, body, "static string Mask(string text) => \"*\" + text;");

    [Fact]
    public void HelpersAreFollowedOut() => Privacy.Leaks.IsFound(Id, "the request's body", "_logger.LogInformation(Describe(request.Body));", "private static string Describe(string text) => $\"got {text}\";");

    [Fact]
    public void HelpersAreFollowedIn() => Privacy.Leaks.IsFound(Id, "'X-PAYMENT'", "Note(request.Headers[\"X-PAYMENT\"]);", "private void Note(string text) => _logger.LogInformation(\"note {Text}\", text);");

    [Fact]
    public void AHelperThatMasksIsClean() => Privacy.Leaks.IsNotFound(Id, "Note(request.Headers[\"X-PAYMENT\"]);", "private void Note(string text) => _logger.LogInformation(\"note {Text}\", text.Length);");

    [Fact]
    public void OneReportAStatement() =>
        Privacy.Leaks.IsFound(Id, "the request's body and 'Authorization'", "_logger.LogInformation(\"{Body} {Auth}\", request.Body, request.Headers[\"Authorization\"]);");

    [Fact]
    public void ALookAlikeLoggerIsCodeLikeAnyOther() =>
        Privacy.Leaks.IsNotFound(Id, "Log.Information(request.Body);", "private static class Log { public static void Information(string text) { } }");

    [Fact]
    public void ALookAlikeThatWritesIsFollowed() =>
        Privacy.Leaks.IsFound(Id, "the request's body", "Log.Information(request.Body);", "private static class Log { public static void Information(string text) => Console.WriteLine(text); }");

    [Theory]
    [InlineData("the text of an exception", "return new APIGatewayProxyResponse { StatusCode = 500, Body = ex.ToString() };")]
    [InlineData("a stack trace", "return new APIGatewayProxyResponse { StatusCode = 500, Body = JsonSerializer.Serialize(new { error = ex.StackTrace }) };")]
    [InlineData("the message of any exception", "return new APIGatewayProxyResponse { StatusCode = 500, Body = $\"Failed: {ex.Message}\" };")]
    [InlineData("the message of any exception", "return Answer(500, ex.Message);")]
    [InlineData("the message of any exception", "return Json(500, new { error = ex.Message });")]
    [InlineData("the message of any exception", "return Json(500, new Problem { Detail = ex.Message });")]
    [InlineData("the message of any exception", "var text = ex.InnerException?.Message ?? ex.Message; var answer = new APIGatewayProxyResponse(); answer.Body = text; return answer;")]
    public void Answers(string what, string answer) => Privacy.Leaks.IsFound(
        Id,
        what,
        $"try {{ await _payments.SettlePaymentAsync(\"x\"); }} catch (Exception ex) {{ {answer} }}",
        """
        private static APIGatewayProxyResponse Answer(int status, string text) => new APIGatewayProxyResponse { StatusCode = status, Body = text };
        private static APIGatewayProxyResponse Json(int status, object body) => new APIGatewayProxyResponse { StatusCode = status, Body = JsonSerializer.Serialize(body) };
        private class Problem { public string? Detail { get; set; } }
        """);

    [Fact]
    public void AnAnswerThatIsMadeBelowIsReportedThereAndOnce()
    {
        var source = Privacy.Leaks.With(
            "if (request.Path == \"/again\") { return await AgainAsync(); }",
            "private async Task<APIGatewayProxyResponse> AgainAsync() { try { await _payments.SettlePaymentAsync(\"x\"); return new APIGatewayProxyResponse(); } catch (Exception ex) { return new APIGatewayProxyResponse { Body = ex.Message }; } }");

        Assert.Single(source.Compiling().Found(Id));
    }

    [Fact]
    public void HealthChecksHaveARuleOfTheirOwn()
    {
        var source = Privacy.Leaks.With("if (request.Path == \"/health\") { return await HealthAsync(); }", """
            private async Task<APIGatewayProxyResponse> HealthAsync()
            {
                try
                {
                    await _secrets.GetAsync("x");
                    return new APIGatewayProxyResponse { StatusCode = 200, Body = "healthy" };
                }
                catch (Exception ex)
                {
                    return new APIGatewayProxyResponse { StatusCode = 503, Body = ex.Message };
                }
            }
            """).Compiling();

        Assert.Single(source.Found("PAY4003").Concat(source.Found(Id)));
    }

    [Theory]
    [InlineData("catch (ArgumentException ex) { return new APIGatewayProxyResponse { StatusCode = 400, Body = ex.Message }; }")]
    [InlineData("catch (Exception ex) { _logger.LogError(ex, \"Failed\"); return new APIGatewayProxyResponse { StatusCode = 500, Body = \"Payment failed\" }; }")]
    [InlineData("catch (Exception ex) { return new APIGatewayProxyResponse { StatusCode = 500, Body = ex.GetType().Name }; }")]
    public void AnswersThatTellNothing(string clause) => Privacy.Leaks.IsNotFound(Id, $"try {{ await _payments.SettlePaymentAsync(\"x\"); }} {clause}");

    [Fact]
    public void QueueBodies() => Assert.Contains("the queue message's body", Assert.Single(RuleCase.Of("""
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public interface IPayments
        {
            Task ProcessPaymentAsync(string order);
        }

        public class Function
        {
            private readonly IPayments _payments;

            public Function(IPayments payments) => _payments = payments;

            public async Task FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
            {
                foreach (var record in sqsEvent.Records)
                {
                    context.Logger.LogInformation($"Processed message {record.Body}");
                    await _payments.ProcessPaymentAsync(record.Body);
                }
            }
        }
        """).Found(Id)));

    [Fact]
    public void CodeWithoutPaymentsIsNotJudged() => Assert.Empty(RuleCase.Of("""
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;

        public class Function
        {
            public string FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context)
            {
                context.Logger.LogInformation(request.Body + "payment");
                return "ok";
            }
        }
        """).Found(Id));

    [Fact]
    public void BrokenCodeIsStillRead()
    {
        var whole = Privacy.Leaks.With("_logger.LogInformation(request.Body);");
        var broken = whole with { Sources = [(whole.Sources[0].Path, whole.Sources[0].Text.Replace("StatusCode = settled.Success ? 200 : 402 };", "StatusCode = settled.", System.StringComparison.Ordinal))] };

        Assert.Single(broken.Found(Id));
    }
}
