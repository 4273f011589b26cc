using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PaymentObservability.Deployment;

/// <summary>Something that runs a function again and again.</summary>
/// <param name="Template">The template.</param>
/// <param name="Functions">Logical ids of the functions that it runs.</param>
/// <param name="Expression"><c>rate(15 minutes)</c>, or null where it cannot be seen.</param>
/// <param name="IsEnabled">Whether it runs; null where it cannot be seen.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record DeployedSchedule(Template Template, ImmutableArray<string> Functions, NameExpression? Expression, bool? IsEnabled, Location Location);
