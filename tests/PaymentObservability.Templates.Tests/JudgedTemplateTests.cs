using System.Collections.Generic;
using Xunit;

namespace PaymentObservability.Templates;

/// <summary>What others' tools say of the written templates.</summary>
public class JudgedTemplateTests
{
    public static TheoryData<StartingTemplate> Templates => new(StartingTemplate.All);

    [JudgedTheory]
    [MemberData(nameof(Templates))]
    public void Nobody_objects(StartingTemplate start) => Assert.Empty(Judges.Now.Objections(start));

    public static TheoryData<RepairedTemplate> Repaired => new(RepairedTemplate.All);

    [JudgedTheory]
    [MemberData(nameof(Repaired))]
    public void Nobody_objects_to_a_repair(RepairedTemplate repaired)
    {
        Assert.NotEqual(repaired.Before, repaired.After);
        Assert.Empty(Judges.Now.Objections(repaired));
    }

    [JudgedFact]
    public void Every_kind_of_resource_was_held_against_its_api()
    {
        foreach (var type in new[]
        {
            "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Dashboard", "AWS::Events::Rule", "AWS::CloudTrail::Trail", "AWS::Logs::LogGroup", "AWS::Logs::QueryDefinition", "AWS::Config::ConfigRule",
            "AWS::GuardDuty::Detector", "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::ApplicationAutoScaling::ScalingPolicy", "AWS::KMS::Key", "AWS::SNS::Subscription",
            "AWS::ApiGatewayV2::Integration", "AWS::ApiGatewayV2::Route", "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::Permission",
        })
        {
            Assert.True(Judges.Now.Checked.GetValueOrDefault(type) > 0, type);
        }
    }
}
