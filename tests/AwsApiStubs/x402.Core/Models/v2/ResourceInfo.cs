namespace x402.Core.Models.v2;

public class ResourceInfo
{
    public string Url { get; set; } = string.Empty;

    public string Description { get; set; } = string.Empty;

    public string Website { get; set; } = string.Empty;

    public string MimeType { get; set; } = string.Empty;
}
