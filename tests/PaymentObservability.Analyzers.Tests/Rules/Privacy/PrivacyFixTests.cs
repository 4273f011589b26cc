using System;
using System.Linq;
using PaymentObservability.Tests.CodeFixes;
using Xunit;

namespace PaymentObservability.Tests.Rules.Privacy;

/// <summary>What the fixes of PAY5001 and PAY5003 write, and where they keep away.</summary>
public sealed class PrivacyFixTests
{
    private const string Payload = "var payload = JsonSerializer.Deserialize<Payload>(request.Path)!;\n";

    private static string Body(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').ToList();
        var first = lines.FindIndex(line => line.Contains("var settled = ", StringComparison.Ordinal)) + 1;
        var last = lines.FindIndex(first, line => line.Contains("return new APIGatewayProxyResponse { StatusCode = settled", StringComparison.Ordinal));
        return string.Join('\n', lines.Skip(first).Take(last - first).Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line));
    }

    private static void IsFixed(string id, string before, string after) =>
        Assert.Equal(after, Body(Leaks.With(before).Fixed(id)[0].Text));

    [Theory]
    [InlineData("_logger.LogInformation(\"Paying with {Payment}\", request.Body);", "_logger.LogInformation(\"Paying with\");")]
    [InlineData("_logger.LogInformation(\"Paying {Path}, header: {Payment}, again\", request.Path, request.Body);", "_logger.LogInformation(\"Paying {Path}, header, again\", request.Path);")]
    [InlineData("_logger.LogInformation(\"{Payment}: paying {Path}\", request.Body, request.Path);", "_logger.LogInformation(\"paying {Path}\", request.Path);")]
    [InlineData("_logger.LogWarning(\"Payment ({Payment}) of {Path}\", request.Body, request.Path);", "_logger.LogWarning(\"Payment of {Path}\", request.Path);")]
    [InlineData("Console.WriteLine($\"Paying with '{request.Body}' now\"); // why", "Console.WriteLine(\"Paying with now\"); // why")]
    [InlineData("Console.WriteLine($\"{request.Path} body={request.Body}\");", "Console.WriteLine($\"{request.Path} body\");")]
    [InlineData("context.Logger.LogInformation($\"Body {request.Body} on {settled.Success}\");", "context.Logger.LogInformation($\"Body on {settled.Success}\");")]
    public void TheHoleGoes(string before, string after) => IsFixed("PAY5001", before, after);

    [Fact]
    public void BothGoAtOnce() => IsFixed(
        "PAY5001",
        Payload + "_logger.LogInformation(\"Pay {Body} of {Path} signed {Signature}\", request.Body, request.Path, payload.Signature);",
        Payload + "_logger.LogInformation(\"Pay of {Path} signed\", request.Path);");

    [Fact]
    public void ATagGoesWithItsStatement() => IsFixed(
        "PAY5001",
        "using var activity = Source.StartActivity(\"pay\");\nactivity?.SetTag(\"body\", request.Body);\nactivity?.SetTag(\"path\", request.Path);",
        "using var activity = Source.StartActivity(\"pay\");\nactivity?.SetTag(\"path\", request.Path);");

    [Theory]
    [InlineData("_logger.LogInformation(request.Body);")]
    [InlineData("_logger.LogInformation(\"{Body}\", request.Body);")]
    [InlineData("Console.WriteLine($\"{request.Body}\");")]
    [InlineData("Console.WriteLine(\"Body \" + request.Body);")]
    [InlineData("_logger.LogInformation(JsonSerializer.Serialize(request));")]
    [InlineData("_logger.LogInformation(\"Paying with {Payment}\", request.Headers[\"X-PAYMENT\"]);")]
    [InlineData("_logger.LogInformation(\"Paying with {0}\", request.Body);")]
    [InlineData("try { } catch (Exception ex) { return new APIGatewayProxyResponse { StatusCode = 500, Body = $\"Failed: {ex.Message}\" }; }")]
    public void PeopleDecide(string body) => Leaks.With(body).Compiling().HasNoFix("PAY5001");

    [Fact]
    public void AddressesOfLogsAreMaskedBefore() => IsFixed(
        "PAY5003",
        "// tells who paid\n_logger.LogInformation(\"Paid by {Payer}\", settled.Payer);",
        "var maskedPayer = settled.Payer is { Length: > 10 } payer ? $\"{payer[..6]}...{payer[^4..]}\" : \"***\";\n// tells who paid\n_logger.LogInformation(\"Paid by {Payer}\", maskedPayer);");

    [Fact]
    public void AFallbackIsPartOfIt() => IsFixed(
        "PAY5003",
        "Console.WriteLine(\"Paid by \" + (settled.Payer ?? \"nobody\"));",
        "var maskedPayer = (settled.Payer ?? \"nobody\") is { Length: > 10 } payer ? $\"{payer[..6]}...{payer[^4..]}\" : \"***\";\nConsole.WriteLine(\"Paid by \" + maskedPayer);");

    [Fact]
    public void TwoStatementsGetNamesOfTheirOwn() => IsFixed(
        "PAY5003",
        "_logger.LogInformation(\"Paid by {Payer}\", settled.Payer);\n_logger.LogInformation($\"Paid by {settled.Payer}\");",
        "var maskedPayer = settled.Payer is { Length: > 10 } payer ? $\"{payer[..6]}...{payer[^4..]}\" : \"***\";\n_logger.LogInformation(\"Paid by {Payer}\", maskedPayer);\n"
        + "var maskedPayer1 = settled.Payer is { Length: > 10 } payer1 ? $\"{payer1[..6]}...{payer1[^4..]}\" : \"***\";\n_logger.LogInformation($\"Paid by {maskedPayer1}\");");

    [Theory]
    [InlineData("if (settled.Success) Console.WriteLine($\"Paid by {settled.Payer}\");", "if (settled.Success) Console.WriteLine($\"Paid by {(settled.Payer is { Length: > 10 } payer ? $\"{payer[..6]}...{payer[^4..]}\" : \"***\")}\");")]
    [InlineData("using var activity = Source.StartActivity(\"pay\");\nactivity?.SetTag(\"wallet_address\", settled.Payer);", "using var activity = Source.StartActivity(\"pay\");\nactivity?.SetTag(\"wallet_address\", settled.Payer is { Length: > 10 } payer ? $\"{payer[..6]}...{payer[^4..]}\" : \"***\");")]
    public void ElsewhereInPlace(string before, string after) => IsFixed("PAY5003", before, after);

    [Theory]
    [InlineData("_logger.LogInformation(\"{Json}\", JsonSerializer.Serialize(new { payer = settled.Payer }));")]
    [InlineData("var text = $\"paid by {settled.Payer}\";\n_logger.LogInformation(\"Done: {Text}\", text);")]
    public void TextsAroundAnAddressAreLeftAlone(string body) => Leaks.With(body).Compiling().HasNoFix("PAY5003");
}
