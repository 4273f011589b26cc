namespace x402.Core.Models.Facilitator;

public record FacilitatorKind(string Scheme, string Network, int X402Version, FacilitatorKindExtra? Extra = null);

public record FacilitatorKindExtra(string FeePayer);
