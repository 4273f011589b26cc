using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using PaymentObservability.CodeFixes.Dialects;
using PaymentObservability.Contract;
using PaymentObservability.Health;

namespace PaymentObservability.CodeFixes.Health;

/// <summary>
/// The text of the scheduled function that tries the service out as a payer would. It throws where the service answers anything else, so that the function's own
/// error alarm fires besides the metric. Types are written as <c>global::Full.Name</c>, a reference that may be null as <c>string¿</c>.
/// </summary>
internal static class CanaryTypeText
{
    private const string Frame = """
        /// <summary>Tries the deployed service out, every 15 minutes: asks for its health«and payment» as a payer would, and throws where it answers anything else.</summary>
        public sealed class «Type»
        {
            private static readonly global::System.Net.Http.HttpClient Http = new global::System.Net.Http.HttpClient { Timeout = global::System.TimeSpan.FromSeconds(10) };

        «Resource»    /// <summary>Scheduled. CANARY_URL says where the service is«variable».</summary>
        «Attribute»    public «static »async global::System.Threading.Tasks.Task HandleAsync(global::Amazon.Lambda.Core.ILambdaContext context)
            {
                var succeeded = 0d;
                try
                {
                    await ExpectAsync(global::System.Net.Http.HttpMethod.Get, "health", 200).ConfigureAwait(false);
        «Paid»            succeeded = 1d;
                    context.Logger.LogLine("The canary got the answers that it expects.");
                }
                finally
                {
                    Write(«Namespace», new global::System.Collections.Generic.List<Metric> { new Metric("CanarySuccess", succeeded, «Rate») });
                }
            }

            private static async global::System.Threading.Tasks.Task ExpectAsync(global::System.Net.Http.HttpMethod method, string¿ path, int status)
            {
                var root = global::System.Environment.GetEnvironmentVariable("CANARY_URL");
                if (string.IsNullOrEmpty(root) || string.IsNullOrEmpty(path))
                {
                    throw new global::System.InvalidOperationException("The canary is not told what to ask: set CANARY_URL«variable name».");
                }

                using var request = new global::System.Net.Http.HttpRequestMessage(method, new global::System.Uri(root.TrimEnd('/') + "/" + path.TrimStart('/')));
                using var response = await Http.SendAsync(request).ConfigureAwait(false);
                if ((int)response.StatusCode != status)
                {
                    throw new global::System.Net.Http.HttpRequestException(method + " " + request.RequestUri + " answered " + (int)response.StatusCode + " instead of " + status + ".");
                }
            }

        «Members»

            private readonly struct Metric
            {
                public Metric(string name, double value, «UnitType» unit)
                {
                    Name = name;
                    Value = value;
                    Unit = unit;
                    Dimension = null;
                    DimensionValue = "";
                }

                public string Name { get; }

                public double Value { get; }

                public «UnitType» Unit { get; }

                public string¿ Dimension { get; }

                public string DimensionValue { get; }
            }
        }
        """;

    /// <summary>The whole type, not indented, lines ended by <c>\n</c>.</summary>
    /// <param name="typeName">Its name.</param>
    /// <param name="style">In which style it is entered.</param>
    /// <param name="dialect">The library that it writes its metric for.</param>
    /// <param name="names">The contract's names.</param>
    /// <param name="paidRoute">What asks an unpaid request to pay, as <c>POST /pay</c>; null where nothing may be asked.</param>
    /// <param name="nullable">Whether the text stands where <c>?</c> may be said of references.</param>
    public static string Of(string typeName, HealthStyle style, IAttemptDialect dialect, ContractNames names, string? paidRoute, bool nullable)
    {
        var parts = paidRoute?.Split(' ');
        var path = parts is { Length: 2 } && parts[1].Length > 0 && parts[1].IndexOf('{') < 0 ? parts[1] : null;
        var paid = parts is null ? "" : "            await ExpectAsync(" + Method(parts[0]) + ", global::System.Environment.GetEnvironmentVariable(\"CANARY_PAYMENT_PATH\")" + (path is null ? "" : " ?? " + Literal(path)) + ", 402).ConfigureAwait(false);\n";
        var usesResource = dialect.Members.Contains("Resource");
        return Frame
            .Replace("\r\n", "\n")
            .Replace("«Members»", dialect.Members.Replace("\r\n", "\n"))
            .Replace("«and payment»", parts is null ? "" : " and for an unpaid payment")
            .Replace("«variable»", parts is null ? "" : path is null ? ", CANARY_PAYMENT_PATH which path asks to be paid" : ", CANARY_PAYMENT_PATH which path asks to be paid if it is not " + path)
            .Replace("«variable name»", parts is not null && path is null ? " and CANARY_PAYMENT_PATH" : "")
            .Replace("«Resource»", usesResource ? "    private string Resource { get; } = \"canary\";\n\n" : "")
            .Replace("«Attribute»", style is HealthStyle.AnnotationsHttpApi or HealthStyle.AnnotationsRestApi ? "    [global::Amazon.Lambda.Annotations.LambdaFunction]\n" : "")
            .Replace("«static »", usesResource ? "" : "static ")
            .Replace("«Paid»", paid)
            .Replace("«Namespace»", Literal(names.Namespace(PaymentKind.Payment)))
            .Replace("«Rate»", dialect.Rate)
            .Replace("«UnitType»", dialect.UnitType)
            .Replace("«Type»", typeName)
            .Replace("¿", nullable ? "?" : "");
    }

    private static string Method(string verb) =>
        new[] { "GET", "PUT", "DELETE" }.Contains(verb) ? "global::System.Net.Http.HttpMethod." + verb[0] + verb.Substring(1).ToLowerInvariant()
        : verb == "PATCH" ? "new global::System.Net.Http.HttpMethod(\"PATCH\")"
        : "global::System.Net.Http.HttpMethod.Post";

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
