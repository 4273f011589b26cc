namespace x402.Core.Models.v2;

public class ExtensionData
{
    public object? Info { get; set; }

    public object? Schema { get; set; }
}
