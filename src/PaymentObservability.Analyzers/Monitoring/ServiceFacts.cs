using PaymentObservability.Deployment;
using PaymentObservability.Health;

namespace PaymentObservability.Monitoring;

/// <summary>What the guide's items are judged by: the code, everything that is deployed with it, and the service's health checks.</summary>
/// <param name="Model">The code.</param>
/// <param name="Deployment">All templates of the project; what one of them watches counts for all.</param>
/// <param name="Health">Health checks and what they ask.</param>
internal sealed record ServiceFacts(PaymentModel Model, DeploymentModel Deployment, ProjectHealth Health);
