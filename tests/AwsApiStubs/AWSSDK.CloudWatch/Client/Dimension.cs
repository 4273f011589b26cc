namespace Amazon.CloudWatch.Model;

public partial class Dimension
{
    public string Name { get; set; }

    public string Value { get; set; }
}
