namespace x402.Core.Models.v2.Facilitator;

public class FacilitatorRequest
{
    public int X402Version { get; set; } = 2;

    public required PaymentPayloadHeader PaymentPayload { get; set; }

    public required PaymentRequirements PaymentRequirements { get; set; }
}
