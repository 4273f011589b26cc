using Amazon.DynamoDBv2;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using X402PaymentApi.Payments;
using X402PaymentApi.Reports;
using X402PaymentApi.X402;

namespace X402PaymentApi.Functions;

/// <summary>POST /pay/{id}: sells a report. Without a payment header the answer is the x402 challenge.</summary>
public sealed class PayFunction(
    ReportCatalog catalog,
    ReportStore reports,
    PaymentTerms terms,
    PaymentStore payments,
    ISettlementQueue settlements,
    IFacilitatorClient facilitator)
{
    /// <summary>After settlement the authorization is public on the chain; from then on repeating it should not open the report for long.</summary>
    private static readonly TimeSpan ReplayWindow = TimeSpan.FromMinutes(10);

    public PayFunction()
        : this(
            Startup.Get<ReportCatalog>(),
            Startup.Get<ReportStore>(),
            Startup.Get<PaymentTerms>(),
            Startup.Get<PaymentStore>(),
            Startup.Get<ISettlementQueue>(),
            Startup.Get<IFacilitatorClient>())
    {
    }

    public async Task<APIGatewayHttpApiV2ProxyResponse> HandleAsync(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        if (catalog.Find(request.PathParameter("id")) is not { } report)
        {
            return Api.Error(404, "unknown_report");
        }

        if (!PaymentHeader.TryFind(request.Headers, out var header))
        {
            return Api.PaymentRequired(terms, report, "X-PAYMENT or PAYMENT-SIGNATURE header is required");
        }

        if (!PaymentHeader.TryDecode(header, out var payment))
        {
            context.Logger.LogWarning($"Payment header for {report.Id} cannot be read");
            return Api.Error(400, "invalid_payload");
        }

        if (terms.Match(payment, report) is not { } requirements)
        {
            return Api.PaymentRequired(terms, report, "invalid_payment_requirements");
        }

        using var deadline = context.CreateDeadline();
        var known = await payments.FindAsync(PaymentRecord.IdOf(payment, requirements), deadline.Token);
        return known is null or { Status: PaymentStatus.Failed }
            ? await PayAsync(PaymentRecord.Begin(payment, requirements, report), report, context.Logger, deadline.Token)
            : await ReplayAsync(known, report, deadline.Token);
    }

    private async Task<APIGatewayHttpApiV2ProxyResponse> PayAsync(PaymentRecord payment, Report report, ILambdaLogger logger, CancellationToken cancellationToken)
    {
        VerifyResponse verification;
        try
        {
            verification = await facilitator.VerifyAsync(payment.Payment, payment.Requirements, cancellationToken);
        }
        catch (Exception e) when (e is FacilitatorException or OperationCanceledException)
        {
            logger.LogError($"Payment {payment.Id} could not be verified: {e}");
            return Api.Error(502, "facilitator_unavailable");
        }

        if (!verification.IsValid)
        {
            logger.LogWarning($"Payment {payment.Id} for {report.Id} is invalid: {verification.InvalidReason}");
            return Api.PaymentRequired(terms, report, verification.InvalidReason ?? "invalid_payment");
        }

        if (!await payments.TryBeginAsync(payment, cancellationToken))
        {
            return Api.Error(409, "payment_in_progress");
        }

        // The report comes first: a payer is never charged for one that is not there.
        if (await reports.GetLatestAsync(report.Id, cancellationToken) is not { } content)
        {
            await payments.TryMoveAsync(payment.Id, PaymentStatus.Failed, "report_unavailable", PaymentStatus.Pending);
            logger.LogError($"Report {report.Id} is for sale but not in the table");
            return Api.Error(503, "report_unavailable");
        }

        SettleResponse settlement;
        try
        {
            settlement = await facilitator.SettleAsync(payment.Payment, payment.Requirements, cancellationToken);
        }
        catch (Exception e) when (e is FacilitatorException or OperationCanceledException)
        {
            // The transfer may be under way. The worker asks again later, which is safe: an authorization moves money once at most.
            logger.LogError($"Settlement of payment {payment.Id} got no answer: {e}");
            await settlements.EnqueueAsync(new DeferredSettlement(payment.Id));
            return Api.Json(202, new { paymentId = payment.Id, status = "settlement_pending" });
        }

        if (!settlement.Success)
        {
            logger.LogWarning($"Settlement of payment {payment.Id} failed: {settlement.ErrorReason}");
            await payments.TryMoveAsync(payment.Id, PaymentStatus.Failed, settlement.ErrorReason, PaymentStatus.Pending);
            return Api.PaymentRequired(terms, report, settlement.ErrorReason ?? "settlement_failed").WithSettlement(payment.Payment.X402Version, settlement);
        }

        try
        {
            await payments.CompleteAsync(payment, settlement);
        }
        catch (AmazonDynamoDBException e)
        {
            // The payer has paid and gets the report, whatever our bookkeeping says.
            logger.LogCritical($"Payment {payment.Id} is settled in {settlement.Transaction} but not recorded: {e}");
        }

        logger.LogInformation($"Payment {payment.Id}: {payment.Amount} USDC from {payment.Payer} for {report.Id}, transaction {settlement.Transaction}");
        return Delivered(payment, content, settlement);
    }

    private async Task<APIGatewayHttpApiV2ProxyResponse> ReplayAsync(PaymentRecord payment, Report report, CancellationToken cancellationToken)
    {
        switch (payment.Status)
        {
            case PaymentStatus.Pending or PaymentStatus.NeedsReview:
                return Api.Json(202, new { paymentId = payment.Id, status = "settlement_pending" });

            case PaymentStatus.Settled when payment.ReportId == report.Id && DateTimeOffset.UtcNow - payment.CreatedAt < ReplayWindow:
                return await reports.GetLatestAsync(report.Id, cancellationToken) is { } content
                    ? Delivered(payment, content, new SettleResponse(true, null, payment.Payer, payment.Transaction, payment.Requirements.Network))
                    : Api.Error(503, "report_unavailable");

            default:
                return Api.PaymentRequired(terms, report, "payment_already_used");
        }
    }

    private static APIGatewayHttpApiV2ProxyResponse Delivered(PaymentRecord payment, object content, SettleResponse settlement) =>
        Api.Ok(new { paymentId = payment.Id, report = content }).WithSettlement(payment.Payment.X402Version, settlement);
}
