using System.Collections.Generic;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>Encryption at rest where the template switches it off or leaves it open.</summary>
internal sealed class Encryption : IGuideSection
{
    private const string Comment = "PAY6014: encrypted at rest";

    public IReadOnlyCollection<string> Items { get; } = new[] { GuideItem.Encryption };

    public void Write(GuideGap gap, TemplateDraft draft)
    {
        var target = gap.Target;
        switch (draft.View.Type(target))
        {
            case "AWS::DynamoDB::Table" or "AWS::Serverless::SimpleTable" or "AWS::DynamoDB::GlobalTable":
                SwitchOn(target, draft, "SSESpecification", "SSEEnabled");
                break;
            case "AWS::SQS::Queue" when draft.View.Property(target, "KmsMasterKeyId") is null:
                SwitchOn(target, draft, "SqsManagedSseEnabled");
                break;
            case "AWS::Kinesis::Stream":
                draft.SetProperty(target, new[] { "StreamEncryption" }, new MapNode { { "EncryptionType", "KMS" }, { "KeyId", "alias/aws/kinesis" } }, Comment);
                break;
        }
    }

    private static void SwitchOn(string target, TemplateDraft draft, params string[] path)
    {
        if (!draft.SetProperty(target, path, true, Comment))
        {
            draft.ReplaceProperty(target, path, true);
        }
    }
}
