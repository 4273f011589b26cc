using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using X402PaymentApi.Reports;
using X402PaymentApi.X402;

namespace X402PaymentApi.Functions;

/// <summary>GET /quote/{id}: what a report costs, without the 402 round trip.</summary>
public sealed class QuoteFunction(ReportCatalog catalog, PaymentTerms terms)
{
    public QuoteFunction()
        : this(Startup.Get<ReportCatalog>(), Startup.Get<PaymentTerms>())
    {
    }

    public APIGatewayHttpApiV2ProxyResponse Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        catalog.Find(request.PathParameter("id")) is { } report
            ? Api.Ok(new { report.Id, report.Title, report.Price, Currency = "USDC", Accepts = new[] { terms.For(report, version: 1), terms.For(report, version: 2) } })
            : Api.Error(404, "unknown_report");
}
