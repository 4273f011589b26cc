using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Yaml;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>
/// What an API writes of each request: the only place outside of the code that tells a 402 from other client errors. Only JSON that holds the status, and a log group of
/// the template, can be counted.
/// </summary>
internal sealed class AccessLog
{
    private const string Rule = "PAY6004";
    private const string LogGroup = "AWS::Logs::LogGroup";
    private const string MetricFilter = "AWS::Logs::MetricFilter";

    // No addresses, no query strings: who pays is nobody's business here. In quotes all values are texts.
    private const string Format = "{\"requestId\":\"$context.requestId\",\"time\":\"$context.requestTime\",\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"latency\":\"$context.responseLatency\",\"error\":\"$context.error.message\"}";

    private static readonly Regex Status = new("\"(?<field>[A-Za-z_][A-Za-z0-9_]*)\"\\s*:\\s*(?<quote>\"?)\\$context\\.status\\k<quote>\\s*[,}]", RegexOptions.CultureInvariant);

    private readonly string api;
    private readonly string group;
    private readonly string pattern;

    private AccessLog(string api, string group, string pattern)
    {
        this.api = api;
        this.group = group;
        this.pattern = pattern;
    }

    /// <summary>Client errors that are no request for payment. Its namespace is the stack's, so that stages are not counted together.</summary>
    public Metric ClientErrors => new(CallNode.Sub("${AWS::StackName}/apis"), api + "ClientErrors", new (string, TemplateNode)[0]);

    /// <summary>The log that an API writes already, if it can be counted.</summary>
    public static AccessLog? Existing(string api, TemplateDraft draft) => Place(api, draft) is { } place ? Of(api, draft.Added(place) ?? NodeReader.Read(Settings(place, draft)), draft) : null;

    /// <summary>The log that an API writes, or can be made to write; null where it writes something else, or would need rights of the account.</summary>
    public static AccessLog? Find(string api, TemplateDraft draft)
    {
        if (Place(api, draft) is not { } place)
        {
            return null;
        }

        // REST APIs write logs only where the account has given API Gateway a role.
        if (Settings(place, draft) is null && draft.Added(place) is null && place[place.Count - 1] == "AccessLogSettings" && !(place[0] == "Resources" && draft.View.IsManaged(place[1])))
        {
            var id = draft.Name(api + "AccessLogs", LogGroup);
            var settings = new MapNode { { "DestinationArn", CallNode.GetAtt(id, "Arn") }, { "Format", Format } };
            if (draft.Set(place, settings, Rule + ": the status of every answer"))
            {
                // Under this prefix the group needs no place in the account's policy for logs, which is full after some dozens.
                draft.AddResource(
                    id,
                    LogGroup,
                    new MapNode { { "LogGroupName", CallNode.Sub("/aws/vendedlogs/${AWS::StackName}/" + api) }, { "RetentionInDays", Logs.Retention } },
                    Rule + ": the status of every answer, for 90 days");
            }
        }

        return Existing(api, draft);
    }

    /// <summary>Counts client errors.</summary>
    public void Count(TemplateDraft draft) =>
        draft.AddResource(
            api + "ClientErrorsFilter",
            MetricFilter,
            new MapNode
            {
                { "LogGroupName", CallNode.Ref(group) },
                { "FilterPattern", pattern },
                {
                    "MetricTransformations", new ListNode
                    {
                        // Zero as long as there are requests at all.
                        new MapNode { { "MetricNamespace", ClientErrors.Namespace }, { "MetricName", ClientErrors.Name }, { "MetricValue", "1" }, { "DefaultValue", 0 } },
                    }
                },
            },
            Rule + ": client errors, 402 not counted");

    private static AccessLog? Of(string api, TemplateNode? settings, TemplateDraft draft)
    {
        var format = (settings as MapNode)?["Format"] switch
        {
            TextNode text => text.Value,
            CallNode { Function: "Sub", Argument: TextNode text } => text.Value,
            _ => "",
        };
        var status = Status.Match(format);
        var group = References.In((settings as MapNode)?["DestinationArn"]).Where(id => draft.Has(id, LogGroup)).Distinct().ToList();
        if (!format.TrimStart().StartsWith("{", System.StringComparison.Ordinal) || !status.Success || group.Count != 1)
        {
            return null;
        }

        // A text is compared as one, with a star for what follows; a number as a number.
        var field = "$." + status.Groups["field"].Value;
        return new(api, group[0], status.Groups["quote"].Length > 0 ? $"{{ ({field} = \"4*\") && ({field} != \"402\") }}" : $"{{ ({field} >= 400) && ({field} < 500) && ({field} != 402) }}");
    }

    private static YamlValue? Settings(IReadOnlyList<string> place, TemplateDraft draft) =>
        place[0] == "Resources" ? draft.View.Property(place[1], place.Skip(3).ToArray()) : (draft.View.Section("Globals")?[place[1]] as YamlMap)?[place[2]];

    /// <summary>Where the settings stand or would stand; null where that cannot be told.</summary>
    private static IReadOnlyList<string>? Place(string api, TemplateDraft draft)
    {
        var view = draft.View;
        return view.Type(api) switch
        {
            "AWS::Serverless::HttpApi" => Own(api, "AccessLogSettings"),
            "AWS::Serverless::Api" => Own(api, "AccessLogSetting"),
            "AWS::ApiGatewayV2::Api" => Stage("AWS::ApiGatewayV2::Stage", "ApiId", "AccessLogSettings"),
            "AWS::ApiGateway::RestApi" => Stage("AWS::ApiGateway::Stage", "RestApiId", "AccessLogSetting"),

            // The globals hold for all APIs of the kind: only where there is no other they are this one's.
            null when api == ApiName.ImplicitHttpApi && view.IsServerless && !view.Ids.Any(id => view.Type(id) == "AWS::Serverless::HttpApi") => new[] { "Globals", "HttpApi", "AccessLogSettings" },
            null when api == ApiName.ImplicitRestApi && view.IsServerless && !view.Ids.Any(id => view.Type(id) == "AWS::Serverless::Api") => new[] { "Globals", "Api", "AccessLogSetting" },
            _ => null,
        };

        IReadOnlyList<string> Own(string id, string key) => new[] { "Resources", id, "Properties", key };

        IReadOnlyList<string>? Stage(string type, string key, string settings)
        {
            var stages = view.Ids.Where(id => view.Type(id) == type && TemplateView.Target(view.Property(id, key)) == api).ToList();
            return stages.Count == 1 ? Own(stages[0], settings) : null;
        }
    }
}
