using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>What every dialect reads code with; one per compilation.</summary>
internal sealed class CodeReader
{
    public CodeReader(Compilation compilation, Func<SyntaxTree, SemanticModel> models)
    {
        Compilation = compilation;
        Texts = new ConstantReader(compilation, models);
        Objects = new ObjectReader(Texts.Origins);
        Dimensions = new DimensionReader(Texts, Objects);
    }

    /// <summary>The compilation.</summary>
    public Compilation Compilation { get; }

    /// <summary>Reads texts and numbers.</summary>
    public ConstantReader Texts { get; }

    /// <summary>Follows values to where they are made.</summary>
    public ValueOrigins Origins => Texts.Origins;

    /// <summary>Whether the member is written in this compilation, so that its code can be followed.</summary>
    public bool HasSource(ISymbol member) => Origins.Members.HasSource(member);

    /// <summary>Reads objects and collections that code fills step by step.</summary>
    public ObjectReader Objects { get; }

    /// <summary>Reads dimensions and tags.</summary>
    public DimensionReader Dimensions { get; }

    /// <summary>The argument of the first parameter with one of these names, compared without case; null where it is left out.</summary>
    public static IOperation? Argument(IInvocationOperation call, params string[] parameterNames)
    {
        foreach (var argument in call.Arguments)
        {
            foreach (var name in parameterNames)
            {
                if (string.Equals(argument.Parameter?.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return Plain(argument.Value);
                }
            }
        }

        return null;
    }

    /// <summary>The argument of the parameter at this place, the receiver of an extension method not counted.</summary>
    public static IOperation? Argument(IInvocationOperation call, int ordinal)
    {
        if (call.TargetMethod.IsExtensionMethod)
        {
            ordinal++;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
            {
                return Plain(argument.Value);
            }
        }

        return null;
    }

    /// <summary>The operation under its implicit conversions, but for a number that stands for an enum member.</summary>
    public static IOperation Plain(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true, OperatorMethod: null, Type.TypeKind: not TypeKind.Enum } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
