using System.Collections.Generic;
using x402.Core.Enums;

namespace x402.Models;

public class PaymentMiddlewareOptions
{
    public Dictionary<string, PaymentRequirementsConfig> PaymentRequirements { get; set; } = new();

    public SettlementMode SettlementMode { get; set; }
}
