using System.Collections.Generic;

namespace x402.Core.Models;

public class PaymentRequiredInfo
{
    public required ResourceInfoBasic? Resource { get; set; }

    public required List<PaymentRequirementsBasic> Accepts { get; set; }

    public bool Discoverable { get; set; }
}
