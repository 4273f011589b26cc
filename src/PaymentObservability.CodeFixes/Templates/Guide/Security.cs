using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>
/// The guide's security monitoring. What is the account's and not this service's stands behind a parameter that is off: one stack of an account may own it.
/// </summary>
internal sealed class Security : IGuideSection
{
    private const string Rule = "PAY6015";
    private const string EventRule = "AWS::Events::Rule";
    private const string WatchAccount = "WatchesAccount";
    private const string WatchCompliance = "WatchesCompliance";
    private const string WatchGlobal = "WatchesAccountGlobally";
    private const string OwnDetector = "OwnsGuardDutyDetector";
    private const string WatchThreats = "WatchesThreats";

    // Managed rules of AWS Config that say whether what a payment service relies on is encrypted and its keys are changed.
    private static readonly (string Id, string Source, string Says)[] ConfigRules =
    {
        ("TablesEncryptedRule", "DYNAMODB_TABLE_ENCRYPTED_KMS", "tables are encrypted"),
        ("LogsEncryptedRule", "CLOUDWATCH_LOG_GROUP_ENCRYPTED", "logs are encrypted"),
        ("TopicsEncryptedRule", "SNS_ENCRYPTED_KMS", "topics are encrypted"),
        ("AccessKeysRotatedRule", "ACCESS_KEYS_ROTATED", "access keys are changed"),
        ("SecretsRotatedRule", "SECRETSMANAGER_ROTATION_ENABLED_CHECK", "secrets are changed"),
        ("TrailEnabledRule", "CLOUD_TRAIL_ENABLED", "calls are recorded"),
    };

    // All of IAM's calls that change something begin so.
    private static readonly string[] IamCalls = { "Create", "Delete", "Update", "Attach", "Detach", "Put", "Add", "Remove", "SetDefaultPolicyVersion" };

    // With the version of the API behind it: UpdateFunctionCode20150331v2. Code, settings, rights, and what an alias or address leads to.
    private static readonly string[] LambdaCalls = { "UpdateFunction", "DeleteFunction", "AddPermission", "RemovePermission", "PutFunction", "UpdateAlias", "CreateFunctionUrl" };

    public IReadOnlyCollection<string> Items { get; } = new[]
    {
        GuideItem.LambdaChanges, GuideItem.IamChanges, GuideItem.TrailInsights, GuideItem.ConfigRules, GuideItem.GuardDuty, GuideItem.ExposedCredentials,
    };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        switch (gap.Item)
        {
            case GuideItem.LambdaChanges:
                LambdaChanges(gap, draft);
                break;
            case GuideItem.IamChanges:
                Watch(
                    draft,
                    "IamChangesRule",
                    "Roles or policies of the account were changed",
                    Calls("aws.iam", "iam.amazonaws.com", ListNode.Inline(IamCalls.Select(Prefix).ToArray())),
                    "changes of roles and policies; IAM's events exist in us-east-1 only",
                    Globally(draft));
                break;
            case GuideItem.TrailInsights:
                TrailInsights(draft);
                break;
            case GuideItem.ConfigRules:
                Compliance(draft);
                break;
            case GuideItem.GuardDuty:
                GuardDuty(draft);
                break;
            case GuideItem.ExposedCredentials:
                Watch(
                    draft,
                    "ExposedCredentialsRule",
                    "An access key of the account was found in public: deactivate it",
                    new MapNode
                    {
                        { "source", ListNode.Inline("aws.health") },
                        { "detail-type", ListNode.Inline("AWS Health Event") },
                        { "detail", new MapNode { { "service", ListNode.Inline("RISK") }, { "eventTypeCode", ListNode.Inline("AWS_RISK_CREDENTIALS_EXPOSED") } } },
                    },
                    "keys that were found in public; AWS Health tells it in us-east-1 only",
                    Globally(draft));
                break;
        }
    }

    private static void LambdaChanges(GuideGap gap, TemplateDraft draft)
    {
        if (draft.Has(draft.Name("LambdaChangesRule", EventRule), EventRule))
        {
            return;
        }

        var told = draft.Gaps.Where(other => other.Item == gap.Item && draft.View.Functions.Contains(other.Target)).Select(other => other.Target).ToList();
        var functions = told.Count > 0 ? new ServiceFunctions(told, draft) : new ServiceFunctions(gap, draft);
        if (functions.Ids.Count == 0)
        {
            return;
        }

        var pattern = Calls("aws.lambda", "lambda.amazonaws.com", ListNode.Inline(LambdaCalls.Select(Prefix).ToArray()));
        ((MapNode)pattern["detail"]!).Add("requestParameters", new MapNode
        {
            { "functionName", ListNode.Inline(functions.Ids.SelectMany(function => new TemplateNode[] { CallNode.Ref(function), CallNode.GetAtt(function, "Arn") }.Select(name => functions.Item(function, name))).ToArray()) },
        });
        Watch(draft, "LambdaChangesRule", "Code, configuration or rights of a payment function were changed; a deployment does that too", pattern, "changes of the payment functions; needs a trail in this region", functions.Condition);
    }

    private static void TrailInsights(TemplateDraft draft)
    {
        const string Comment = Rule + ": records calls and notices unusual ones";
        var condition = Account(draft);
        var bucket = draft.AddResource(
            "AccountTrailBucket",
            "AWS::S3::Bucket",
            new MapNode
            {
                { "BucketEncryption", new MapNode { { "ServerSideEncryptionConfiguration", ListNode.Inline(MapNode.Inline(("ServerSideEncryptionByDefault", MapNode.Inline(("SSEAlgorithm", "AES256"))))) } } },
                { "PublicAccessBlockConfiguration", MapNode.Inline(("BlockPublicAcls", true), ("BlockPublicPolicy", true), ("IgnorePublicAcls", true), ("RestrictPublicBuckets", true)) },
                { "LifecycleConfiguration", new MapNode { { "Rules", ListNode.Inline(MapNode.Inline(("Id", "Expire"), ("Status", "Enabled"), ("ExpirationInDays", 365))) } } },
            },
            Comment,
            condition,
            isKept: true);
        var policy = draft.AddResource(
            "AccountTrailBucketPolicy",
            "AWS::S3::BucketPolicy",
            new MapNode
            {
                { "Bucket", CallNode.Ref(bucket) },
                {
                    "PolicyDocument", new MapNode
                    {
                        { "Version", "2012-10-17" },
                        {
                            "Statement", new ListNode
                            {
                                Allow("s3:GetBucketAcl", CallNode.GetAtt(bucket, "Arn"), new MapNode { { "aws:SourceAccount", CallNode.Ref("AWS::AccountId") } }),
                                Allow(
                                    "s3:PutObject",
                                    CallNode.Sub("${" + bucket + ".Arn}/AWSLogs/${AWS::AccountId}/*"),
                                    new MapNode { { "aws:SourceAccount", CallNode.Ref("AWS::AccountId") }, { "s3:x-amz-acl", "bucket-owner-full-control" } }),
                            }
                        },
                    }
                },
            },
            Comment,
            condition);
        draft.AddResource(
            "AccountTrail",
            "AWS::CloudTrail::Trail",
            new MapNode
            {
                { "IsLogging", true },
                { "S3BucketName", CallNode.Ref(bucket) },
                { "IsMultiRegionTrail", true },
                { "IncludeGlobalServiceEvents", true },
                { "EnableLogFileValidation", true },
                { "InsightSelectors", ListNode.Inline(MapNode.Inline(("InsightType", "ApiCallRateInsight")), MapNode.Inline(("InsightType", "ApiErrorRateInsight"))) },
            },
            Comment,
            condition,
            dependsOn: policy);

        Watch(
            draft,
            "UnusualCallsRule",
            "Calls to AWS are far more frequent than usual, or fail far more often",
            new MapNode { { "source", ListNode.Inline("aws.cloudtrail") }, { "detail-type", ListNode.Inline("AWS Insight via CloudTrail") } },
            "unusual calls",
            condition);
    }

    private static void Compliance(TemplateDraft draft)
    {
        // Without a recorder AWS Config takes no rule, and the whole stack fails: so it has a switch of its own.
        draft.AddParameter(
            "WatchCompliance",
            Switch("PAY6015: whether this stack checks the account by rules of AWS Config; where no recorder runs, it cannot be deployed so"),
            Rule + ": one stack of an account checks it");
        draft.AddCondition(WatchCompliance, IsTrue("WatchCompliance"), Rule + ": one stack of an account checks it");
        const string condition = WatchCompliance;
        var names = new ListNode { IsInline = true };
        foreach (var (id, source, says) in ConfigRules)
        {
            var rule = draft.AddResource(
                id,
                "AWS::Config::ConfigRule",
                new MapNode { { "Source", MapNode.Inline(("Owner", "AWS"), ("SourceIdentifier", source)) }, { "InputParameters", source == "ACCESS_KEYS_ROTATED" ? MapNode.Inline(("maxAccessKeyAge", "90")) : null } },
                $"{Rule}: whether {says}; needs a recorder of AWS Config",
                condition);
            names.Add(CallNode.Ref(rule));
        }

        Watch(
            draft,
            "ComplianceRule",
            "A resource of the account breaks a rule of AWS Config",
            new MapNode
            {
                { "source", ListNode.Inline("aws.config") },
                { "detail-type", ListNode.Inline("Config Rules Compliance Change") },
                { "detail", new MapNode { { "configRuleName", names }, { "newEvaluationResult", new MapNode { { "complianceType", ListNode.Inline("NON_COMPLIANT") } } } } },
            },
            "resources that break a rule",
            condition);
    }

    private static void GuardDuty(TemplateDraft draft)
    {
        Account(draft);
        var parameter = "CreateGuardDutyDetector";
        draft.AddParameter(
            parameter,
            Switch("PAY6015: whether this stack switches GuardDuty on for its account and region; an account has one detector at most"),
            Rule + ": one detector for an account and region");
        draft.AddCondition(OwnDetector, IsTrue(parameter), Rule + ": one detector for an account and region");

        // Who switches the detector on here wants to hear of what it finds.
        draft.AddCondition(WatchThreats, new CallNode("Or", new ListNode { new CallNode("Condition", WatchAccount), new CallNode("Condition", OwnDetector) }), Rule + ": who hears of threats");
        draft.AddResource(
            "ThreatDetector",
            "AWS::GuardDuty::Detector",
            new MapNode
            {
                { "Enable", true },
                { "FindingPublishingFrequency", "FIFTEEN_MINUTES" },
                { "Features", ListNode.Inline(MapNode.Inline(("Name", "LAMBDA_NETWORK_LOGS"), ("Status", "ENABLED"))) },
            },
            Rule + ": threats, with the network traffic of functions",
            OwnDetector);
        Watch(
            draft,
            "ThreatsRule",
            "GuardDuty found a threat of medium severity or worse",
            new MapNode
            {
                { "source", ListNode.Inline("aws.guardduty") },
                { "detail-type", ListNode.Inline("GuardDuty Finding") },
                { "detail", new MapNode { { "severity", ListNode.Inline(MapNode.Inline(("numeric", new ListNode { ">=", 4 }))) } } },
            },
            "threats of medium severity or worse",
            WatchThreats);
    }

    private static void Watch(TemplateDraft draft, string id, string description, MapNode pattern, string comment, string? condition)
    {
        if (!draft.Has(draft.Name(id, EventRule), EventRule))
        {
            draft.AddResource(
                id,
                EventRule,
                new MapNode
                {
                    { "Description", description },
                    { "EventPattern", pattern },
                    { "Targets", ListNode.Inline(MapNode.Inline(("Id", "PaymentAlarms"), ("Arn", draft.Topic.ForEvents()))) },
                },
                Rule + ": " + comment,
                condition);
        }
    }

    private static string Account(TemplateDraft draft)
    {
        draft.AddParameter(
            "WatchAccount",
            Switch("PAY6015: whether this stack watches the whole account, with a trail and its findings; one stack of an account is enough"),
            Rule + ": one stack of an account watches it");
        draft.AddCondition(WatchAccount, IsTrue("WatchAccount"), Rule + ": one stack of an account watches it");
        return WatchAccount;
    }

    private static string Globally(TemplateDraft draft)
    {
        Account(draft);
        draft.AddCondition(WatchGlobal, new CallNode("And", new ListNode { new CallNode("Condition", WatchAccount), CallNode.Equal(CallNode.Ref("AWS::Region"), "us-east-1") }), Rule + ": what AWS tells in one region only");
        return WatchGlobal;
    }

    private static MapNode Switch(string description) => new()
    {
        { "Type", "String" }, { "Default", "false" }, { "AllowedValues", ListNode.Inline("true", "false") }, { "Description", description },
    };

    private static TemplateNode IsTrue(string parameter) => CallNode.Equal(CallNode.Ref(parameter), "true");

    private static TemplateNode Prefix(string name) => MapNode.Inline(("prefix", name));

    private static MapNode Calls(string source, string service, ListNode names) => new()
    {
        { "source", ListNode.Inline(source) },
        { "detail-type", ListNode.Inline("AWS API Call via CloudTrail") },
        { "detail", new MapNode { { "eventSource", ListNode.Inline(service) }, { "eventName", names } } },
    };

    private static MapNode Allow(string action, TemplateNode resource, MapNode equal) => new()
    {
        { "Effect", "Allow" },
        { "Principal", new MapNode { { "Service", "cloudtrail.amazonaws.com" } } },
        { "Action", action },
        { "Resource", resource },
        { "Condition", new MapNode { { "StringEquals", equal } } },
    };
}
