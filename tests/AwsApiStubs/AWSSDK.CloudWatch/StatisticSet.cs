namespace Amazon.CloudWatch.Model;

public partial class StatisticSet
{
    public double? Maximum { get; set; }

    public double? Minimum { get; set; }

    public double? SampleCount { get; set; }

    public double? Sum { get; set; }
}
