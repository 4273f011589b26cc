using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PaymentObservability.Deployment;

namespace PaymentObservability.Monitoring.DashboardDefects;

/// <summary>Dashboards whose Region is typed by hand: deployed anywhere else they are empty.</summary>
internal static class TypedRegion
{
    private static readonly Regex Region = new(@"^[a-z]{2}(-[a-z]+)+-\d$", RegexOptions.CultureInvariant);

    /// <summary>What is wrong of it, once a dashboard.</summary>
    public static IEnumerable<DashboardDefect> Find(Dashboard dashboard)
    {
        var regions = dashboard.Widgets.Select(widget => widget.Region).OfType<NameExpression>().ToList();

        // One that looks at several Regions means to.
        if (regions.Count > 0 && regions.All(region => region.Literal is { } text && Region.IsMatch(text)) && regions.Select(region => region.Literal).Distinct().Count() == 1)
        {
            yield return new(regions[0].Location, $"is empty in every Region but {regions[0].Literal}, which is typed. Write ${{AWS::Region}} in Fn::Sub");
        }
    }
}
