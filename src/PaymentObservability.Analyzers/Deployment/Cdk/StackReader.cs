using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Deployment.Cdk.Constructs;
using PaymentObservability.Flow;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>
/// Reads every construct of a project, wherever it stands, into one template. Constructs that stand under a condition count as there; where what makes resources
/// cannot be seen, the template says that it hides some.
/// </summary>
internal sealed class StackReader
{
    private readonly Dictionary<SyntaxNode, StackResource> resources = new();
    private readonly List<StackResource> inOrder = new();
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<(StackResource Resource, IOperation Creation, string Name)> creations = new();
    private readonly List<IInvocationOperation> calls = new();
    private readonly SourceModels models;
    private readonly CancellationToken cancellation;

    private StackReader(StackSource source, SourceModels models, CancellationToken cancellation)
    {
        Source = source;
        this.models = models;
        this.cancellation = cancellation;
        Values = new(source, models, resources, cancellation);
        Metrics = new(Values);
    }

    /// <summary>The files.</summary>
    public StackSource Source { get; }

    /// <summary>What expressions are.</summary>
    public StackValues Values { get; }

    /// <summary>What metrics are.</summary>
    public StackMetrics Metrics { get; }

    /// <summary>Whether something makes resources that are not seen.</summary>
    public bool HidesResources { get; private set; }

    /// <summary>The calls on constructs, in the order of the source.</summary>
    public IReadOnlyList<IInvocationOperation> Calls => calls;

    /// <summary>The template that the stacks of a project make; null where there is no construct.</summary>
    public static Template? Read(StackSource source, SourceModels models, CancellationToken cancellation)
    {
        var reader = new StackReader(source, models, cancellation);
        foreach (var tree in source.Trees)
        {
            reader.Collect(tree);
        }

        return reader.inOrder.Count == 0 ? null : reader.Finish();
    }

    /// <summary>Adds a resource that a construct makes beside its own.</summary>
    public StackResource Add(string id, string type, TextSpan span)
    {
        var unique = id;
        for (var i = 2; !ids.Add(unique); i++)
        {
            unique = id + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var resource = new StackResource(unique, type, span);
        inOrder.Add(resource);
        return resource;
    }

    /// <summary>All resources, in the order of the source.</summary>
    public IReadOnlyList<StackResource> All => inOrder;

    /// <summary>Everything that is made of one type.</summary>
    public IEnumerable<StackResource> OfType(string type) => inOrder.Where(resource => resource.Type == type).ToList();

    /// <summary>The props of a construct, or the options of a call.</summary>
    public StackProps PropsOf(IOperation creation) => Values.Props(Argument(creation, "props") ?? Argument(creation, "options"));

    /// <summary>What a parameter is given; null where nothing is.</summary>
    public static IOperation? Argument(IOperation creation, string parameter)
    {
        var arguments = creation switch
        {
            IObjectCreationOperation made => made.Arguments,
            IInvocationOperation call => call.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        return arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
    }

    private void Collect(SyntaxTree tree)
    {
        var model = models.For(tree);
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
        {
            cancellation.ThrowIfCancellationRequested();
            switch (node)
            {
                case BaseObjectCreationExpressionSyntax when model.GetOperation(node, cancellation) is IObjectCreationOperation creation:
                    Collect(creation);
                    break;
                case InvocationExpressionSyntax when model.GetOperation(node, cancellation) is IInvocationOperation call:
                    Collect(call);
                    break;
                case ClassDeclarationSyntax { BaseList: not null } type when model.GetDeclaredSymbol(type, cancellation) is { BaseType: { } from } declared:
                    // A class of its own that is a function or an alarm, an aspect: what it makes is not followed.
                    HidesResources |= (CdkSymbols.IsConstruct(from) && !IsOwn(from) && !CdkSymbols.IsScope(from))
                        || declared.AllInterfaces.Any(of => CdkSymbols.NameOf(of) == "IAspect");
                    break;
            }
        }
    }

    private void Collect(IObjectCreationOperation creation)
    {
        if (!CdkSymbols.IsConstruct(creation.Type) || IsOwn(creation.Type!))
        {
            return;
        }

        if (CdkSymbols.NameOf(creation.Type) is not { } name)
        {
            HidesResources |= !CdkSymbols.IsScope(creation.Type!);
        }
        else if (ConstructReaders.TypeOf(name) is { } type)
        {
            Add(creation, type, name);
        }
        else
        {
            HidesResources |= name is "CfnResource" or "CfnInclude" || name.StartsWith("CloudFormation", StringComparison.Ordinal);
        }
    }

    private void Collect(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (CdkSymbols.IsCdk(method))
        {
            calls.Add(call);
            if (method.Name == "CreateAlarm" && CdkSymbols.IsMetric(method.ContainingType))
            {
                Add(call, "AWS::CloudWatch::Alarm", ConstructReaders.CreatedAlarm);
            }
            else if (method.Name == "AddMetricFilter")
            {
                Add(call, "AWS::Logs::MetricFilter", ConstructReaders.AddedFilter);
            }
            else
            {
                HidesResources |= CdkSymbols.NameOf(method.ContainingType) == "Aspects";
            }
        }
        else if (!IsOwn(method) && !CdkSymbols.IsHarmless(method.ContainingAssembly))
        {
            HidesResources |= call.Arguments.Any(argument => CdkSymbols.IsConstruct(Unconverted(argument.Value).Type) || CdkSymbols.IsMetric(Unconverted(argument.Value).Type));
        }
    }

    private void Add(IOperation creation, string type, string name)
    {
        var resource = Add(IdOf(Argument(creation, "id"), type), type, Source.SpanOf(creation.Syntax));
        resources[creation.Syntax] = resource;
        creations.Add((resource, creation, name));
    }

    // Ids of CloudFormation are letters and digits.
    private string IdOf(IOperation? id, string type)
    {
        var letters = new string((Values.Text(id) ?? "").Where(char.IsLetterOrDigit).ToArray());
        return letters.Length > 0 ? letters : type.Substring(type.LastIndexOf(':') + 1);
    }

    private Template Finish()
    {
        foreach (var (resource, creation, name) in creations)
        {
            cancellation.ThrowIfCancellationRequested();
            ConstructReaders.Read(name, resource, creation, this);
        }

        foreach (var call in calls)
        {
            cancellation.ThrowIfCancellationRequested();
            CallReaders.Read(call, this);
        }

        DashboardConstructs.Finish(this);
        EscapeHatches.Read(this, models, cancellation);
        var entries = inOrder.Select(resource => resource.ToEntry()).ToList();
        if (HidesResources)
        {
            entries.Add(StackNodes.Entry(StackNodes.Text("Fn::ForEach::Unknown", default), StackNodes.List(default, Enumerable.Empty<YamlValue>())));
        }

        var all = new YamlMap(entries.ToImmutableArray(), tag: null, default, 1 + entries.Sum(entry => 1 + entry.Value.Size));
        var first = inOrder.FirstOrDefault(resource => resource.Type == FunctionHandlers.LambdaFunction) ?? inOrder[0];
        return Template.OfStack(Source.LocationOf(first.Span).SourceTree?.FilePath ?? "", Source.Text, StackNodes.Map(default, ("Resources", all)), Source.LocationOf);
    }

    // Another project's symbols have source too where an IDE holds both.
    private bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, models.Compilation.Assembly);

    private static IOperation Unconverted(IOperation operation) => operation is IConversionOperation { Operand: var operand } ? operand : operation;
}
