namespace x402.Core.Models.v2;

public class Authorization
{
    public string From { get; set; } = string.Empty;

    public string To { get; set; } = string.Empty;

    public string Value { get; set; } = string.Empty;

    public string ValidAfter { get; set; } = string.Empty;

    public string ValidBefore { get; set; } = string.Empty;

    public string Nonce { get; set; } = string.Empty;
}
