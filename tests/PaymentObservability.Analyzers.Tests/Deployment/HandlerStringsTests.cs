using System.Linq;
using System.Threading;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Tests.Contract;
using Xunit;

namespace PaymentObservability.Tests.Deployment;

public sealed class HandlerStringsTests
{
    private const string Sam = """
        AWSTemplateFormatVersion: '2010-09-09'
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Stage:
            Type: String
            Default: dev
          PayHandler:
            Type: String
            Default: Shop::Shop.Pay::Run
        Mappings:
          Handlers:
            dev:
              Refund: Shop::Shop.Refund::Run
        Globals:
          Function:
            Runtime: dotnet8
            CodeUri: ./src/Shop/
            Timeout: 30
        Resources:
          PayFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Shop::Shop.Functions::Pay # the money
              Events:
                Pay:
                  Type: HttpApi
                  Properties:
                    Path: /pay
                    Method: post
                Queue:
                  Type: SQS
                  Properties:
                    Queue: !GetAtt Queue.Arn
          NestedFunction:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ../Other
              Handler: "Other::Outer+Inner::Run"
              FunctionUrlConfig: { AuthType: NONE }
          ByParameter:
            Type: AWS::Serverless::Function
            Properties:
              Handler: !Ref PayHandler
          BySub:
            Type: AWS::Serverless::Function
            Properties:
              Handler: !Sub "Shop::Shop.${Stage}.Function::Run"
          ByLongSub:
            Type: AWS::Serverless::Function
            Properties:
              Handler:
                Fn::Sub:
                  - Shop::Shop.${Name}::Run
                  - Name: Named
          ByMap:
            Type: AWS::Serverless::Function
            Properties:
              Handler: !FindInMap [Handlers, !Ref Stage, Refund]
          ByJoin:
            Type: AWS::Serverless::Function
            Properties:
              Handler: !Join ['::', [Shop, Shop.Joined, Run]]
          Either:
            Type: AWS::Serverless::Function
            Properties:
              Handler: !If [IsProd, Shop::Shop.Prod::Run, Shop::Shop.Test::Run]
          Unknown:
            Type: AWS::Serverless::Function
            Properties:
              Handler: !ImportValue Some
          ByRegion:
            Type: AWS::Serverless::Function
            Properties:
              Handler: !Sub "Shop::Shop.${AWS::Region}::Run"
          Executable:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Shop.Api
          Python:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: python3.12
              Handler: app.handler
          Java:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: java21
              Handler: a.B::c
          Raw:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: dotnet8
              Code: { S3Bucket: b, S3Key: k }
              Handler: Raw::Raw.F::G
          Container:
            Type: AWS::Serverless::Function
            Metadata: { DockerContext: ./src/Container }
            Properties:
              PackageType: Image
              ImageConfig: { Command: ["Container::Container.F::G"] }
          NoRuntime:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
          Queue:
            Type: AWS::SQS::Queue
        """;

    private const string Json = """
        {
        	// generated
        	"AWSTemplateFormatVersion": "2010-09-09",
        	"Resources": {
        		"ShopPayGenerated": {
        			"Type": "AWS::Serverless::Function",
        			"Metadata": { "Tool": "Amazon.Lambda.Annotations", "SyncedEvents": ["RootPost"] },
        			"Properties": {
        				"Runtime": "dotnet8",
        				"CodeUri": ".",
        				"Handler": "Shop::Shop.Functions_Pay_Generated::Pay",
        				"Handler": "Twice::T::M",
        				"Events": { "RootPost": { "Type": "Api", "Properties": { "Path": "/pay", "Method": "POST" } } }
        			}
        		}
        	}
        }
        """;

    [Fact]
    public void ReadsSam()
    {
        Assert.Equal(
            """
            PayFunction Shop|Shop.Functions|Pay at /repo/src/Shop; HttpApi /pay post; SQS  
            NestedFunction Other|Outer+Inner|Run at /Other; FunctionUrl  
            ByParameter Shop|Shop.Pay|Run at /repo/src/Shop
            BySub Shop|Shop.dev.Function|Run at /repo/src/Shop
            ByLongSub Shop|Shop.Named|Run at /repo/src/Shop
            ByMap Shop|Shop.Refund|Run at /repo/src/Shop
            ByJoin Shop|Shop.Joined|Run at /repo/src/Shop
            Either Shop|Shop.Prod|Run at /repo/src/Shop
            Either Shop|Shop.Test|Run at /repo/src/Shop
            Executable Shop.Api|| at /repo/src/Shop
            Raw Raw|Raw.F|G at 
            Container Container|Container.F|G at /repo/src/Container
            """,
            Show("/repo/template.yaml", Sam));
    }

    [Fact]
    public void TellsWhereTheHandlerStands()
    {
        var handler = HandlerStrings.Read(TestFile.Of("/repo/template.yaml", Sam), CancellationToken.None)[0];
        var span = handler.Location.GetLineSpan();

        Assert.Equal("/repo/template.yaml", span.Path);
        Assert.Equal("Shop::Shop.Functions::Pay", Sam.Substring(handler.Location.SourceSpan.Start, handler.Location.SourceSpan.Length));
        Assert.Equal(Sam.Split('\n').ToList().FindIndex(line => line.Contains("# the money")), span.StartLinePosition.Line);
        Assert.Equal("./src/Shop/", handler.CodeUri);
    }

    [Fact]
    public void ReadsJsonTemplatesWithCommentsTabsAndKeysGivenTwice()
    {
        var handler = Assert.Single(HandlerStrings.Read(TestFile.Of(@"C:\repo\src\serverless.template", Json), CancellationToken.None));

        Assert.Equal("Shop.Functions_Pay_Generated", handler.TypeName);
        Assert.Equal("Shop.Functions", handler.DeclaredTypeName);
        Assert.Equal("C:/repo/src", handler.CodeFolder);
        Assert.Equal(new FunctionEvent("Api", "/pay", "POST"), Assert.Single(handler.Events));
        Assert.Equal("\"Shop::Shop.Functions_Pay_Generated::Pay\"", Json.Substring(handler.Location.SourceSpan.Start, handler.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("Ns.Functions_Pay_Generated", "Pay", "Ns.Functions")]
    [InlineData("Ns.Functions_PayAll_Generated", "Pay", "Ns.Functions_PayAll_Generated")]
    [InlineData("Ns.Functions", "Pay", "Ns.Functions")]
    [InlineData("_Pay_Generated", "Pay", "_Pay_Generated")]
    [InlineData(null, null, null)]
    public void AnnotationsWrapAType(string? type, string? method, string? declared) =>
        Assert.Equal(declared, new HandlerReference("", "A", type, method, null, null, Location.None).DeclaredTypeName);

    [Theory]
    [InlineData("aws-lambda-tools-defaults.json", """{ "Information": ["x"], "function-handler": "Shop::Shop.Function::FunctionHandler" }""", " Shop|Shop.Function|FunctionHandler at /repo/src/Shop")]
    [InlineData("aws-lambda-tools-defaults.json", """{ "function-handler": "Shop" }""", " Shop|| at /repo/src/Shop")]
    [InlineData("aws-lambda-tools-defaults.json", """{ "function-handler": "", "image-command": "Shop::Shop.Function::Run" }""", " Shop|Shop.Function|Run at /repo/src/Shop")]
    [InlineData("aws-lambda-tools-defaults.json", """{ "function-handler": 7, "template": "serverless.template" }""", " 7|| at /repo/src/Shop")]
    [InlineData("aws-lambda-tools-defaults.json", """{ "function-handler": ["a"] }""", "")]
    [InlineData("aws-lambda-tools-defaults.json", "{}", "")]
    [InlineData("appsettings.json", """{ "Handler": "A::B::C" }""", "")]
    public void ReadsToolDefaults(string name, string json, string expected) => Assert.Equal(expected, Show("/repo/src/Shop/" + name, json));

    [Theory]
    [InlineData("serverless.yml", "service: shop\nprovider:\n  name: aws\n  runtime: dotnet8\nfunctions:\n  pay:\n    handler: Shop::Shop.Function::Pay\nresources:\n  Resources:\n    T:\n      Type: AWS::SQS::Queue\n")]
    [InlineData("docker-compose.yml", "services:\n  a:\n    image: x\n")]
    [InlineData("template.yaml", "")]
    [InlineData("template.yaml", "just text")]
    [InlineData("template.yaml", "- a\n- b\n")]
    [InlineData("template.yaml", "Resources: []\n")]
    [InlineData("template.yaml", "Resources:\n  A: b\n")]
    [InlineData("template.yaml", "Resources:\n  A: { Type: Custom::X, Properties: { Handler: A::B::C } }\n")]
    [InlineData("template.yaml", "Resources:\n  A: { Type: AWS::Serverless::Function }\n")]
    [InlineData("template.yaml", "Resources:\n  A: { Type: AWS::Serverless::Function, Properties: [1] }\n")]
    [InlineData("template.yaml", "Resources:\n  A: { Type: AWS::Serverless::Function, Properties: { Handler: { a: b, c: d } } }\n")]
    [InlineData("notes.txt", "Resources:\n  A: { Type: AWS::Serverless::Function, Properties: { Handler: A::B::C } }\n")]
    public void OtherFilesYieldNothing(string name, string text) => Assert.Equal("", Show("/repo/" + name, text));

    [Fact]
    public void HalfWrittenTemplatesYieldWhatStandsBeforeTheMistake() =>
        Assert.Equal("A A|B|C at /repo", Show("/repo/template.yaml", "Resources:\n  A: { Type: AWS::Serverless::Function, Properties: { Handler: 'A::B::C' } }\n  B: { Type: AWS::Serv\n  C:\n"));

    [Fact]
    public void UnreadableFilesAreSkipped() =>
        Assert.Empty(HandlerStrings.Read(new TestFile("/repo/template.yaml", null), CancellationToken.None));

    [Theory]
    [InlineData("/repo/a/template.yaml", "../b/", "/repo/b")]
    [InlineData("/repo/a/template.yaml", ".", "/repo/a")]
    [InlineData("/repo/a/template.yaml", "/abs/./c", "/abs/c")]
    [InlineData(@"C:\repo\a\template.yaml", @"..\..\b", "C:/b")]
    [InlineData("template.yaml", "src", "src")]
    [InlineData("template.yaml", "../src", "../src")]
    [InlineData("/repo/template.yaml", "s3://bucket/key", null)]
    [InlineData("/repo/template.yaml", "${Code}", null)]
    public void FoldersBesideFiles(string file, string folder, string? path) => Assert.Equal(path, FilePaths.Beside(file, folder));

    [Fact]
    public void NoBrokenTemplateThrows()
    {
        foreach (var text in new[] { Sam, Json }.SelectMany(BrokenTexts.Cuts).Concat(BrokenTexts.Bombs()))
        {
            AllInside(text);
        }

        Prop.ForAll(BrokenTexts.Mutations(Sam), text => AllInside(text)).QuickCheckThrowOnFailure();
        Prop.ForAll(BrokenTexts.Mutations(Json), text => AllInside(text)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void NestedIntrinsicsEnd()
    {
        var nested = string.Concat(Enumerable.Repeat("!If [c, ", 60)) + "A::B::C" + string.Concat(Enumerable.Repeat(", A::B::D]", 60));
        AllInside("Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: " + nested + "\n");
    }

    private static bool AllInside(string text)
    {
        foreach (var path in new[] { "/repo/template.yaml", "/repo/serverless.template", "/repo/aws-lambda-tools-defaults.json" })
        {
            var files = TestFile.Of(path, text);
            Assert.All(HandlerStrings.Read(files, CancellationToken.None), handler => Assert.InRange(handler.Location.SourceSpan.End, 0, text.Length));
            WebAdapter.UsesLambdaWebAdapter(DeploymentModel.Of(files, CancellationToken.None));
        }

        return true;
    }

    private static string Show(string path, string text) =>
        string.Join("\n", HandlerStrings.Read(TestFile.Of(path, text), CancellationToken.None).Select(handler =>
            $"{handler.FunctionId} {handler.AssemblyName}|{handler.TypeName}|{handler.MethodName} at {handler.CodeFolder}"
            + string.Concat(handler.Events.Select(trigger => $"; {trigger.Type} {trigger.Path} {trigger.Method}"))));
}
