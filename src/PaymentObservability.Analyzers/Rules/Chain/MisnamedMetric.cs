using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Rules.Chain;

/// <summary>A metric that the code names otherwise than all that watch it.</summary>
/// <param name="Watched">The name that is watched.</param>
/// <param name="Recorded">The name that the code records.</param>
/// <param name="Literals">Where the code says it.</param>
/// <param name="Watchers">Where it is watched.</param>
/// <param name="CanRename">Whether the literals say nothing else.</param>
internal sealed record MisnamedMetric(string Watched, string Recorded, ImmutableArray<SyntaxNode> Literals, ImmutableArray<Location> Watchers, bool CanRename);
