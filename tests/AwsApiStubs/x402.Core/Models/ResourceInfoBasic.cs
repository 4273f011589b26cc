namespace x402.Core.Models;

public class ResourceInfoBasic
{
    public string Description { get; set; } = string.Empty;

    public string MimeType { get; set; } = string.Empty;

    public string? Resource { get; set; }
}
