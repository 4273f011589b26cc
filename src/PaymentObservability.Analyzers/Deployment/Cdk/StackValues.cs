using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Flow;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment.Cdk;

/// <summary>Works out what expressions of a stack are: constants, names of constructs, lists, props. Anything else is unknown.</summary>
internal sealed class StackValues
{
    /// <summary>How many variables are followed from one to the next.</summary>
    private const int MaxDepth = 8;

    private static readonly ImmutableDictionary<string, string> Pseudo = ImmutableDictionary<string, string>.Empty
        .Add("REGION", "Region").Add("Region", "Region").Add("ACCOUNT_ID", "AccountId").Add("Account", "AccountId").Add("PARTITION", "Partition").Add("Partition", "Partition")
        .Add("STACK_NAME", "StackName").Add("StackName", "StackName").Add("STACK_ID", "StackId").Add("StackId", "StackId").Add("URL_SUFFIX", "URLSuffix").Add("UrlSuffix", "URLSuffix");

    private readonly StackSource source;
    private readonly StackVariables variables;
    private readonly SourceModels models;
    private readonly IReadOnlyDictionary<SyntaxNode, StackResource> resources;
    private readonly CancellationToken cancellation;

    public StackValues(StackSource source, SourceModels models, IReadOnlyDictionary<SyntaxNode, StackResource> resources, CancellationToken cancellation)
    {
        this.source = source;
        this.models = models;
        this.resources = resources;
        this.cancellation = cancellation;
        variables = new(source, models, cancellation);
    }

    /// <summary>Where an expression stands.</summary>
    public TextSpan SpanOf(IOperation operation) => source.SpanOf(operation.Syntax);

    /// <summary>What cannot be seen, with the code that says it.</summary>
    public YamlText Unknown(IOperation operation) => StackNodes.Unknown(operation.Syntax.ToString(), SpanOf(operation));

    /// <summary>The expression that a value comes from: through variables that are given a value once, conversions and brackets.</summary>
    public IOperation Origin(IOperation operation)
    {
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            var next = operation switch
            {
                IConversionOperation conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                ISimpleAssignmentOperation assignment => assignment.Value,
                ILocalReferenceOperation local => variables.ValueOf(local.Local),
                IFieldReferenceOperation { Field.DeclaringSyntaxReferences.IsEmpty: false } field => variables.ValueOf(field.Field),
                IPropertyReferenceOperation { Property.DeclaringSyntaxReferences.IsEmpty: false } property => variables.ValueOf(property.Property),
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            operation = next;
        }

        return operation;
    }

    /// <summary>The construct that an expression is; null where it is none, or not known which.</summary>
    public StackResource? ResourceOf(IOperation? operation)
    {
        for (var depth = 0; depth < MaxDepth && operation is not null; depth++)
        {
            operation = Origin(operation);
            if (resources.TryGetValue(operation.Syntax, out var found))
            {
                return found;
            }

            // Calls that give back what they are called on.
            operation = operation is IInvocationOperation { Instance: { } instance, TargetMethod: { Name: "AddEnvironment" } method } && CdkSymbols.IsCdk(method) ? instance : null;
        }

        return null;
    }

    /// <summary>The name of an enum's member or of a constant of a class that stands for one: <c>ACTIVE</c>, <c>DOTNET_8</c>; null where it is not known.</summary>
    public string? MemberOf(IOperation? operation) =>
        operation is null ? null : Origin(operation) switch
        {
            IFieldReferenceOperation { Field: { IsStatic: true } field } when CdkSymbols.IsCdk(field) => field.Name,
            IPropertyReferenceOperation { Property: { IsStatic: true } property } when CdkSymbols.IsCdk(property) => property.Name,
            _ => null,
        };

    /// <summary>A value in a template's words; null where nothing is given.</summary>
    public YamlValue? Of(IOperation? operation) => operation is null ? null : Of(operation, 0);

    /// <summary>A duration in seconds.</summary>
    public YamlValue? Seconds(IOperation? operation)
    {
        if (operation is null || Origin(operation) is not { } origin || origin.ConstantValue is { HasValue: true, Value: null })
        {
            return null;
        }

        return SecondsOf(origin) is { } seconds ? StackNodes.Number(seconds, SpanOf(operation)) : Unknown(operation);
    }

    /// <summary>Seconds of <c>Duration.Minutes(5)</c>, or null.</summary>
    public double? SecondsOf(IOperation operation)
    {
        if (Origin(operation) is not IInvocationOperation { TargetMethod: { IsStatic: true } method, Arguments: { Length: 1 } arguments } || CdkSymbols.NameOf(method.ContainingType) != "Duration"
            || Number(arguments[0].Value) is not { } amount)
        {
            return null;
        }

        return method.Name switch
        {
            "Millis" => amount / 1000,
            "Seconds" => amount,
            "Minutes" => amount * 60,
            "Hours" => amount * 3600,
            "Days" => amount * 86400,
            _ => null,
        };
    }

    /// <summary>A constant number, or null.</summary>
    public double? Number(IOperation? operation) =>
        operation is not null && Constant(operation) is IConvertible value and not string ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A constant text, or null.</summary>
    public string? Text(IOperation? operation) => operation is null ? null : Constant(operation) as string;

    /// <summary>A constant truth value, or null.</summary>
    public bool? Truth(IOperation? operation) => operation is null ? null : Constant(operation) as bool?;

    /// <summary>Whether an expression is <c>null</c>, or nothing is given.</summary>
    public bool IsNothing(IOperation? operation) => operation is null || Origin(operation).ConstantValue is { HasValue: true, Value: null };

    /// <summary>The items of an array, a list, a collection expression.</summary>
    public (ImmutableArray<IOperation> Items, bool IsWhole) Items(IOperation? operation)
    {
        if (operation is null)
        {
            return (ImmutableArray<IOperation>.Empty, true);
        }

        var variable = VariableOf(operation);
        var origin = Origin(operation);
        if (origin.Syntax is CollectionExpressionSyntax collection)
        {
            var elements = collection.Elements.OfType<ExpressionElementSyntax>().Select(element => models.For(element.SyntaxTree).GetOperation(element.Expression, cancellation)).OfType<IOperation>().ToImmutableArray();
            return (elements, elements.Length == collection.Elements.Count);
        }

        var isWhole = variable is null || !variables.AreMembersSet(variable);
        switch (origin)
        {
            case IArrayCreationOperation { Initializer: { } array }:
                return (array.ElementValues, isWhole);
            case IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } when Number(sizes[0]) == 0:
                return (ImmutableArray<IOperation>.Empty, true);
            case IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: { } list } creation when !CdkSymbols.IsCdk(creation.Type):
                var added = list.Initializers.OfType<IInvocationOperation>().Where(call => call.Arguments.Length == 1).Select(call => call.Arguments[0].Value).ToImmutableArray();
                return (added, variable is null && added.Length == list.Initializers.Length);
            case IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList" } copy:
                var (items, _) = Items(copy.Instance ?? copy.Arguments.FirstOrDefault()?.Value);
                return (items, variable is null && copy.Instance is null && !items.IsEmpty && copy.Arguments[0].Value is not ILocalReferenceOperation);
            default:
                return (ImmutableArray<IOperation>.Empty, IsNothing(operation));
        }
    }

    /// <summary>The entries of a dictionary whose keys are constant texts.</summary>
    public (ImmutableArray<(string Key, IOperation Value)> Entries, bool IsWhole) Entries(IOperation? operation)
    {
        var entries = ImmutableArray.CreateBuilder<(string Key, IOperation Value)>();
        if (operation is null || IsNothing(operation))
        {
            return (entries.ToImmutable(), true);
        }

        var variable = VariableOf(operation);
        if (Origin(operation) is not IObjectCreationOperation { Arguments.IsEmpty: true } creation || CdkSymbols.IsCdk(creation.Type))
        {
            return (entries.ToImmutable(), false);
        }

        var isWhole = variable is null || !variables.AreMembersSet(variable);
        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            var (key, value) = initializer switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } index } } set => (index[0].Value, set.Value),
                IInvocationOperation { Arguments: { Length: 2 } pair } => (pair[0].Value, pair[1].Value),
                _ => (null, null),
            };
            if (Text(key) is { } name && value is not null)
            {
                entries.Add((name, value));
            }
            else
            {
                isWhole = false;
            }
        }

        return (entries.ToImmutable(), isWhole);
    }

    /// <summary>The props that an argument is.</summary>
    public StackProps Props(IOperation? operation)
    {
        if (operation is null || IsNothing(operation))
        {
            return StackProps.None;
        }

        var variable = VariableOf(operation);
        if (Origin(operation) is not IObjectCreationOperation { Arguments.IsEmpty: true } creation || !CdkSymbols.IsCdk(creation.Type))
        {
            return StackProps.Unknown;
        }

        var values = new Dictionary<string, IOperation>(StringComparer.Ordinal);
        var isWhole = variable is null || !variables.AreMembersSet(variable);
        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } set)
            {
                if (!IsNothing(set.Value))
                {
                    values[property.Property.Name] = set.Value;
                }
            }
            else
            {
                isWhole = false;
            }
        }

        return new(values, isWhole);
    }

    /// <summary>Values of low-level constructs, whose names are CloudFormation's: maps of maps.</summary>
    public YamlValue? Plain(IOperation? operation, Func<string, string> nameOf) => operation is null ? null : Plain(operation, nameOf, 0);

    private YamlValue? Plain(IOperation operation, Func<string, string> nameOf, int depth)
    {
        if (IsNothing(operation))
        {
            return null;
        }

        if (depth > MaxDepth)
        {
            return Unknown(operation);
        }

        var origin = Origin(operation);
        if (origin is IObjectCreationOperation { Type: { } type } && CdkSymbols.IsCdk(type) && !CdkSymbols.IsConstruct(type))
        {
            var props = Props(operation);
            return props.IsWhole ? StackNodes.Map(SpanOf(origin), props.All.Select(entry => (nameOf(entry.Key), Plain(entry.Value, nameOf, depth + 1)))) : Unknown(operation);
        }

        var (entries, areWhole) = Entries(operation);
        if (areWhole)
        {
            return StackNodes.Map(SpanOf(origin), entries.Select(entry => (entry.Key, Plain(entry.Value, nameOf, depth + 1))));
        }

        var (items, isWhole) = Items(operation);
        return isWhole ? StackNodes.List(SpanOf(origin), items.Select(item => Plain(item, nameOf, depth + 1) ?? Unknown(item))) : Of(operation);
    }

    private YamlValue? Of(IOperation operation, int depth)
    {
        var span = SpanOf(operation);
        if (depth > MaxDepth)
        {
            return Unknown(operation);
        }

        var origin = Origin(operation);
        if (origin.ConstantValue is { HasValue: true } constant)
        {
            return constant.Value switch
            {
                null => null,
                bool truth => StackNodes.Text(truth ? "true" : "false", SpanOf(origin)),
                _ when origin.Type is { TypeKind: TypeKind.Enum } => Unknown(operation),
                var value => StackNodes.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", SpanOf(origin)),
            };
        }

        switch (origin)
        {
            case IInterpolatedStringOperation interpolated:
                return StackNodes.Join(span, interpolated.Parts.Select(part => part switch
                {
                    IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string text } } => StackNodes.Text(text, SpanOf(part)),
                    IInterpolationOperation { FormatString: null, Alignment: null } hole => Of(hole.Expression, depth + 1) ?? StackNodes.Text("", SpanOf(part)),
                    _ => Unknown(part),
                }));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return StackNodes.Join(span, new[] { sum.LeftOperand, sum.RightOperand }.Select(part => Of(part, depth + 1) ?? StackNodes.Text("", SpanOf(part))));
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return Of(choice.WhenTrue, depth + 1) is { } one && Of(otherwise, depth + 1) is { } other ? StackNodes.Either(span, one, other) : Unknown(operation);
            case IPropertyReferenceOperation { Property: var property } reference when CdkSymbols.IsCdk(property):
                return OfProperty(reference, property, span) ?? Unknown(operation);
            default:
                return Unknown(operation);
        }
    }

    private YamlValue? OfProperty(IPropertyReferenceOperation reference, IPropertySymbol property, TextSpan span)
    {
        var owner = CdkSymbols.NameOf(property.ContainingType);
        if (owner is "Aws" or "Stack" or "ScopedAws" && Pseudo.TryGetValue(property.Name, out var pseudo))
        {
            return StackNodes.Ref("AWS::" + pseudo, span);
        }

        if (ResourceOf(reference.Instance) is not { } resource)
        {
            return reference.Instance is IPropertyReferenceOperation { Property.Name: "LogGroup" } group && property.Name == "LogGroupName" ? LogGroupOf(ResourceOf(group.Instance), span) : null;
        }

        var name = property.Name;
        return name switch
        {
            "Ref" => StackNodes.Ref(resource.LogicalId, span),
            "TableStreamArn" => resource.Attribute("StreamArn", span),
            _ when name.StartsWith("Attr", StringComparison.Ordinal) => resource.Attribute(name.Substring("Attr".Length), span),
            _ when name.EndsWith("Arn", StringComparison.Ordinal) => resource.Attribute(ResourceAttribute.Arn, span),
            _ when name.EndsWith("Url", StringComparison.Ordinal) => resource.Attribute(ResourceAttribute.Url, span),
            "RestApiId" or "ApiId" or "HttpApiId" => resource.Attribute(ResourceAttribute.Id, span),
            _ when name.EndsWith("Name", StringComparison.Ordinal) => resource.Attribute(ResourceAttribute.Name, span),
            _ => null,
        };
    }

    private static YamlValue? LogGroupOf(StackResource? function, TextSpan span) =>
        function is not { Type: FunctionHandlers.LambdaFunction, IsWhole: true } ? null
        : (function["LoggingConfig"] as YamlMap)?["LogGroup"] ?? StackNodes.Join(span, new YamlValue[] { StackNodes.Text("/aws/lambda/", span), function.Attribute(ResourceAttribute.Name, span) });

    private object? Constant(IOperation operation) => Origin(operation).ConstantValue is { HasValue: true } constant ? constant.Value : null;

    private static ISymbol? VariableOf(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        }

        return operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation property => property.Property,
            _ => null,
        };
    }
}
