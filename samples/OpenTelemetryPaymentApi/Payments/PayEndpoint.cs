namespace OpenTelemetryPaymentApi.Payments;

/// <summary>POST /pay/{report}: sells a report. Without a payment the answer is the x402 challenge.</summary>
public static class PayEndpoint
{
    public static async Task<IResult> HandleAsync(string report, HttpRequest request, IFacilitatorClient facilitator, ReceiptStore receipts, ILogger<ReceiptStore> logger, CancellationToken cancellationToken)
    {
        if (Catalog.Find(report) is not { } wanted)
        {
            return Results.NotFound();
        }

        var payment = request.Headers["X-PAYMENT"].ToString();
        if (payment.Length == 0)
        {
            return Results.Json(new { x402Version = 1, error = "X-PAYMENT header is required", wanted.Price }, statusCode: StatusCodes.Status402PaymentRequired);
        }

        var verified = await facilitator.VerifyAsync(payment, cancellationToken);
        if (!verified.IsValid)
        {
            return Results.Json(new { x402Version = 1, error = verified.InvalidReason }, statusCode: StatusCodes.Status402PaymentRequired);
        }

        var settled = await facilitator.SettleAsync(payment, cancellationToken);
        if (!settled.Success)
        {
            return Results.Json(new { x402Version = 1, error = settled.ErrorReason }, statusCode: StatusCodes.Status402PaymentRequired);
        }

        await receipts.AddAsync(settled.Transaction ?? "unknown", wanted, cancellationToken);
        logger.LogInformation("Delivered {Report} for transaction {Transaction}", wanted.Id, settled.Transaction);
        return Results.Ok(new { wanted.Title, settled.Transaction });
    }
}
