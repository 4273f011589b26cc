namespace PaymentObservability.Flow;

/// <summary>How a way out leaves.</summary>
internal enum WayOutKind
{
    /// <summary>The call fails, and nobody catches that.</summary>
    Exception,

    /// <summary>A <c>throw</c> of the code's own.</summary>
    Throw,

    /// <summary>A catch that lets the exception go on, or swallows it.</summary>
    Catch,

    /// <summary>A <c>return</c>.</summary>
    Return,

    /// <summary>A turn of a loop that goes on with the next one.</summary>
    LoopTurn,

    /// <summary>The end of the body.</summary>
    End,
}
