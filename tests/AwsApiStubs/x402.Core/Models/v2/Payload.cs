namespace x402.Core.Models.v2;

public class Payload
{
    public string Signature { get; set; } = string.Empty;

    public required Authorization Authorization { get; set; }
}
