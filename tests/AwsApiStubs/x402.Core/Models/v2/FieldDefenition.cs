using System;
using System.Collections.Generic;

namespace x402.Core.Models.v2;

public class FieldDefenition
{
    public string? Type { get; set; }

    public bool Required { get; set; }

    public string? Description { get; set; }

    public List<string>? Enum { get; set; }

    public Dictionary<string, FieldDefenition>? Properties { get; set; }
}
