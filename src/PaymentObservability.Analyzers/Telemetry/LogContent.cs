using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Telemetry;

/// <summary>What a log call says: its message and the fields that go with it.</summary>
/// <param name="Message">The message or its template.</param>
/// <param name="Source">What gives the message in this place.</param>
/// <param name="Fields">The fields that can be told.</param>
/// <param name="HasOtherFields">Whether there may be more.</param>
internal sealed record LogContent(ConstantText Message, IOperation? Source, ImmutableArray<LogField> Fields, bool HasOtherFields);
