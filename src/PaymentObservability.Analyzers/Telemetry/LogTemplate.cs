using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PaymentObservability.Telemetry;

/// <summary>
/// A message template as Microsoft.Extensions.Logging, Serilog, Powertools and Lambda's own logger read it: <c>Paid {Amount:F2} for {OrderId}</c>.
/// Doubled braces are braces; what is no hole is text.
/// </summary>
internal sealed class LogTemplate
{
    private LogTemplate(ImmutableArray<LogHole> holes) => Holes = holes;

    /// <summary>Its holes, in order.</summary>
    public ImmutableArray<LogHole> Holes { get; }

    /// <summary>Whether all of its holes are numbered, as <c>string.Format</c> has them.</summary>
    public bool IsPositional => Holes.Length > 0 && Holes.All(hole => hole.Position is not null);

    /// <summary>Reads a template.</summary>
    public static LogTemplate Parse(string text)
    {
        var holes = ImmutableArray.CreateBuilder<LogHole>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                i++;
                continue;
            }

            var end = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (end < 0)
            {
                continue;
            }

            if (Hole(text, i, end) is { } hole)
            {
                holes.Add(hole);
                i = end;
            }
        }

        return new LogTemplate(holes.ToImmutable());
    }

    private static LogHole? Hole(string text, int start, int end)
    {
        var inner = text.Substring(start + 1, end - start - 1);
        if (inner.IndexOf('{') >= 0)
        {
            return null;
        }

        var colon = inner.IndexOf(':');
        var format = colon < 0 ? null : inner.Substring(colon + 1);
        var head = colon < 0 ? inner : inner.Substring(0, colon);
        var comma = head.IndexOf(',');
        var name = (comma < 0 ? head : head.Substring(0, comma)).Trim().TrimStart('@', '$');
        return name.Length == 0 ? null : new LogHole(name, format, start, end + 1);
    }
}
