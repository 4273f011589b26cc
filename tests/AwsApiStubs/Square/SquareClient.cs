using Square.Payments;
using Square.Refunds;

namespace Square;

public partial class ClientOptions
{
    public string? BaseUrl { get; init; }

    public int MaxRetries { get; init; } = 2;
}

public partial interface ISquareClient
{
    PaymentsClient Payments { get; }

    RefundsClient Refunds { get; }
}

public partial class SquareClient : ISquareClient
{
    public SquareClient(string? token = null, ClientOptions? clientOptions = null)
    {
        Payments = new PaymentsClient();
        Refunds = new RefundsClient();
    }

    public PaymentsClient Payments { get; }

    public RefundsClient Refunds { get; }
}
