using System;
using System.IO;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>Keeps what the stand-ins write to the console out of the test log.</summary>
internal sealed class QuietConsole : IDisposable
{
    private readonly TextWriter before = Console.Out;

    public QuietConsole() => Console.SetOut(TextWriter.Null);

    public void Dispose() => Console.SetOut(before);
}
