using System.Collections.Generic;

namespace x402.Core.Models.Facilitator;

public class SupportedResponse
{
    public List<FacilitatorKind> Kinds { get; set; } = new();

    public List<string>? Extensions { get; set; }

    public Dictionary<string, List<string>>? Signers { get; set; }
}
