using System;
using System.Threading;

namespace PaymentObservability;

/// <summary>
/// A value that is worked out once. Unlike <see cref="Lazy{T}"/> it takes the token of whoever asks first and forgets a try that was cancelled:
/// an IDE asks again, for the same compilation, with another token.
/// </summary>
internal sealed class Memo<T>
    where T : class
{
    private readonly object gate = new();
    private readonly Func<CancellationToken, T> create;
    private T? value;

    public Memo(Func<CancellationToken, T> create) => this.create = create;

    /// <summary>The value; whoever asks while it is worked out waits for it.</summary>
    public T Get(CancellationToken cancellation)
    {
        if (Volatile.Read(ref value) is { } known)
        {
            return known;
        }

        lock (gate)
        {
            if (value is null)
            {
                Volatile.Write(ref value, create(cancellation));
            }

            return value!;
        }
    }
}
