namespace x402.Core.Models.v2.Facilitator;

public class Pagination
{
    public int Limit { get; set; }

    public int Offset { get; set; }

    public int Total { get; set; }
}
