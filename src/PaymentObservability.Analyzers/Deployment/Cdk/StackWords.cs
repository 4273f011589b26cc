using System.Linq;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>Members of the CDK's enums in CloudFormation's words.</summary>
internal static class StackWords
{
    /// <summary><c>GREATER_THAN_THRESHOLD</c> as <c>GreaterThanThreshold</c>.</summary>
    public static string Pascal(string member) => string.Concat(member.Split('_').Where(word => word.Length > 0).Select(word => word[0] + word.Substring(1).ToLowerInvariant()));

    /// <summary><c>BYTES_PER_SECOND</c> as <c>Bytes/Second</c>.</summary>
    public static string Unit(string member) => string.Join("/", member.Replace("_PER_", "/").Split('/').Select(Pascal));

    /// <summary><c>NOT_BREACHING</c> as <c>notBreaching</c>.</summary>
    public static string Camel(string member) => Pascal(member) is { Length: > 0 } words ? char.ToLowerInvariant(words[0]) + words.Substring(1) : member;

    /// <summary>A property of the CDK's low-level constructs as CloudFormation spells it: the CDK keeps one capital letter of an abbreviation.</summary>
    public static string Property(string name) =>
        name switch
        {
            "OkActions" => "OKActions",
            "SseSpecification" => "SSESpecification",
            "SseEnabled" => "SSEEnabled",
            "SseType" => "SSEType",
            _ => name,
        };
}
