using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Privacy;

/// <summary>One place that makes values visible outside: a log call, a span's tag, a metric's dimensions, an answer.</summary>
/// <param name="Syntax">The call, creation or statement.</param>
/// <param name="Kind">Where the values go.</param>
/// <param name="Parts">The values.</param>
internal sealed record RecordedPlace(SyntaxNode Syntax, RecordedIn Kind, ImmutableArray<RecordedPart> Parts);
