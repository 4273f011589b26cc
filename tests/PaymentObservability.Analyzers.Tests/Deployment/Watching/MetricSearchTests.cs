using PaymentObservability.Deployment;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

public sealed class MetricSearchTests
{
    [Theory]
    [InlineData("SEARCH('{X402Payment,Service} MetricName=\"PaymentSuccess\"', 'Average', 300)", "X402Payment", "Service", "PaymentSuccess", "", true)]
    [InlineData("SUM(SEARCH('{AWS/Lambda,FunctionName} Errors', 'Sum'))", "AWS/Lambda", "FunctionName", "", "Errors", true)]
    [InlineData("SEARCH(' {\"Custom Name\",\"A\",B} MetricName=(\"X\" OR \"Y\") NOT z ', 'p99', 60)", "Custom Name", "A,B", "", "X,Y,z", false)]
    [InlineData("SEARCH('Namespace=\"Shop\" payment', 'Sum')", "Shop", "", "", "payment", true)]
    public void ReadsSchemaAndTerms(string expression, string ns, string dimensions, string metrics, string words, bool isSimple)
    {
        var search = Assert.Single(MetricSearch.In(expression));
        Assert.Equal(ns, search.Namespace);
        Assert.Equal(dimensions, string.Join(',', search.Dimensions));
        Assert.Equal(isSimple, search.IsSimple);
        if (isSimple)
        {
            Assert.Equal(metrics, string.Join(',', search.MetricNames));
            Assert.Equal(words, string.Join(',', search.Words));
        }
    }

    [Theory]
    [InlineData("m1 / m2")]
    [InlineData("SEARCH")]
    [InlineData("SEARCH(")]
    [InlineData("SEARCH('unclosed")]
    public void OtherTextHoldsNone(string expression) => Assert.Empty(MetricSearch.In(expression));
}
