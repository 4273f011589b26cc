using System.Collections.Immutable;

namespace PaymentObservability.Contract;

/// <summary>A member outside this compilation, and what it emits: <c>emitters:</c> in the contract file.</summary>
/// <param name="TypeName">Full name of the type, without type arguments.</param>
/// <param name="MemberName">Name of the member, or <c>*</c> for all of the type's.</param>
/// <param name="Metrics">Names of the metrics it records; <c>*</c> for any.</param>
/// <param name="Spans">Names of the spans it opens; <c>*</c> for any.</param>
/// <param name="Logs">Phrases that it logs; <c>*</c> for any.</param>
internal sealed record Emitter(string TypeName, string MemberName, ImmutableArray<string> Metrics, ImmutableArray<string> Spans, ImmutableArray<string> Logs);
