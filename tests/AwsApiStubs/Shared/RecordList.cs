using System;
using System.Collections.Generic;

namespace AwsApiStubs.Shared;

/// <summary>What one stand-in has been given, in order; safe to add to and read from any thread.</summary>
internal sealed class RecordList<T>
{
    private readonly object gate = new();
    private readonly List<T> items = new();

    public void Add(T item)
    {
        lock (gate)
        {
            items.Add(item);
        }
    }

    public IReadOnlyList<T> Snapshot()
    {
        lock (gate)
        {
            return items.ToArray();
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            items.Clear();
        }
    }

    /// <summary>Throws what a test asked for. A fresh throw of the same object is enough: tests compare by reference.</summary>
    public static void ThrowIfAsked(Exception asked)
    {
        if (asked is not null)
        {
            throw asked;
        }
    }
}
