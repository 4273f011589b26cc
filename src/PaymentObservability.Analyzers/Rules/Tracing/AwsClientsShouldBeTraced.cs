using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Flow;
using PaymentObservability.Handlers;

namespace PaymentObservability.Rules.Tracing;

/// <summary>PAY2005: payments call AWS services, the project traces, and nothing traces those calls. Once a project.</summary>
internal sealed class AwsClientsShouldBeTraced : PaymentRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(PaymentObservability.Descriptors.AwsClientsShouldBeTraced);

    /// <inheritdoc/>
    public override void Judge(RuleContext context)
    {
        var setup = context.Model.Tracing;
        if (setup.Library == SpanLibrary.None || setup.TracesAwsClients || setup.MayBeElsewhere)
        {
            return;
        }

        foreach (var operation in context.Model.Operations.Where(operation => operation.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet))
        {
            if (context.Model.TraceOf(operation, context.Cancellation).MayBeAny
                || context.Model.MetricsOf(operation, context.Cancellation).Around.Calls.FirstOrDefault(IsAwsCall) is not { } call)
            {
                continue;
            }

            Report(context, operation, call);
            return;
        }
    }

    /// <summary>Whether a call goes to an AWS service: a member of a client or of what is built on clients, that waits for an answer.</summary>
    private static bool IsAwsCall(CallSite call) =>
        call.Target is { MethodKind: MethodKind.Ordinary, ContainingAssembly.Name: { } assembly } target && assembly.StartsWith("AWSSDK.", System.StringComparison.Ordinal) && assembly != "AWSSDK.Core"
        && target.ReturnType is INamedTypeSymbol { Name: "Task" };

    private static void Report(RuleContext context, PaymentOperation operation, CallSite call)
    {
        var compilation = context.Model.Models.Compilation;
        var setup = context.Model.Tracing;
        var name = call.Target!.ContainingType.Name + "." + call.Target.Name;
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (setup.Library == SpanLibrary.ActivitySource)
        {
            var isReferenced = compilation.GetTypesByMetadataName("OpenTelemetry.Trace.TracerProviderBuilderExtensions").Any(type => !type.GetMembers("AddAWSInstrumentation").IsEmpty);
            var place = setup.SourceCall is { Expression: MemberAccessExpressionSyntax access } ? access.Name.GetLocation() : call.Syntax.GetLocation();
            Report(context, place, call, isReferenced && setup.SourceCall is not null ? properties.Add(FixProperties.Fixable, "true").Add(TraceProperties.Registration, "OpenTelemetry") : properties, name,
                isReferenced ? "Call AddAWSInstrumentation where sources are added" : "Reference OpenTelemetry.Instrumentation.AWS and call AddAWSInstrumentation");
            return;
        }

        var registration = compilation.GetTypeByMetadataName("AWS.Lambda.Powertools.Tracing.Tracing")?.GetMembers("RegisterForAllServices").IsEmpty == false ? "Powertools"
            : compilation.GetTypeByMetadataName("Amazon.XRay.Recorder.Handlers.AwsSdk.AWSSDKHandler") is not null ? "XRay"
            : null;
        var owner = operation.Entry.Body.Syntax.Parent as ClassDeclarationSyntax;
        if (registration is not null && owner is not null && !operation.Entry.IsWeb && !HoldsStaticClient(owner, context.Model))
        {
            properties = properties.Add(FixProperties.Fixable, "true").Add(TraceProperties.Registration, registration);
        }

        var advice = registration switch
        {
            "Powertools" => "Call Tracing.RegisterForAllServices() before the first client is made",
            "XRay" => "Call AWSSDKHandler.RegisterXRayForAllServices() before the first client is made",
            _ => "Reference AWSXRayRecorder.Handlers.AwsSdk and call AWSSDKHandler.RegisterXRayForAllServices() before the first client is made",
        };
        Report(context, properties.IsEmpty ? call.Syntax.GetLocation() : owner!.Identifier.GetLocation(), call, properties, name, advice);
    }

    private static void Report(RuleContext context, Location place, CallSite call, ImmutableDictionary<string, string?> properties, string name, string advice) =>
        context.Report(Diagnostic.Create(PaymentObservability.Descriptors.AwsClientsShouldBeTraced, place, new[] { call.Syntax.GetLocation() }, properties, name, advice));

    /// <summary>A static field is set before the static constructor's first statement: a client in it would be made too early.</summary>
    private static bool HoldsStaticClient(ClassDeclarationSyntax owner, PaymentModel model) =>
        (model.Models.For(owner.SyntaxTree).GetDeclaredSymbol(owner) as INamedTypeSymbol)?.GetMembers().Any(member => member is IFieldSymbol { IsStatic: true, IsConst: false } field
            && (field.Type.ContainingAssembly?.Name.StartsWith("AWSSDK.", System.StringComparison.Ordinal) == true || SymbolEqualityComparer.Default.Equals(field.Type.ContainingAssembly, model.Models.Compilation.Assembly))) == true;
}
