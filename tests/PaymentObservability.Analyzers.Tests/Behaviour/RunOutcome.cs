using System;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>What a run came to for its caller: a value, or an exception with where it came from.</summary>
internal sealed partial record RunOutcome(string Text)
{
    public static RunOutcome Of(object? value) => new("returned " + (value ?? "null"));

    public static RunOutcome Of(Exception exception)
    {
        // Numbers in names of generated classes count what is in the file.
        var frames = new StackTrace(exception).GetFrames().Select(frame => frame.GetMethod())
            .Where(method => method?.DeclaringType?.Namespace == "Shop")
            .Select(method => Number().Replace($"{method!.DeclaringType!.DeclaringType?.Name}.{method.DeclaringType.Name}.{method.Name}", ""));
        return new RunOutcome($"threw {exception.GetType().Name}: {exception.Message}\n  {string.Join("\n  ", frames)}");
    }

    public override string ToString() => Text;

    [GeneratedRegex("__\\d+(_\\d+)?|<>c")]
    private static partial Regex Number();
}
