using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry.Dialects;

/// <summary>
/// AWSSDK.CloudWatch, versions 3 and 4. The creation of a <c>MetricDatum</c> is the signal: who makes one means to send it. Its namespace is
/// that of the requests made in the same body; unknown where none is. A <c>PutMetricData</c> call whose data come from elsewhere (a
/// parameter, a field, another assembly) may send any metric.
/// </summary>
internal sealed class CloudWatchPutMetricData : ITelemetryDialect
{
    private const string Library = "Amazon.CloudWatch.";
    private const int MaxDepth = 6;

    private readonly CodeReader reader;
    private readonly LibraryTypes clients;
    private readonly LibraryTypes requests;
    private readonly LibraryTypes data;

    private CloudWatchPutMetricData(CodeReader reader, LibraryTypes data)
    {
        this.reader = reader;
        this.data = data;
        requests = new LibraryTypes(reader.Compilation, Library + "Model.PutMetricDataRequest");
        clients = new LibraryTypes(reader.Compilation, Library + "IAmazonCloudWatch", Library + "AmazonCloudWatchClient");
    }

    public string Name => "AWSSDK.CloudWatch";

    public static ITelemetryDialect? Create(CodeReader reader)
    {
        var data = new LibraryTypes(reader.Compilation, Library + "Model.MetricDatum");
        return data.IsEmpty ? null : new CloudWatchPutMetricData(reader, data);
    }

    public void Read(IOperation operation, ICollection<Signal> signals)
    {
        switch (operation)
        {
            case IObjectCreationOperation creation when data.Contains(creation.Type):
                signals.Add(Datum(creation));
                break;
            case IInvocationOperation { TargetMethod: { Name: "PutMetricDataAsync" or "PutMetricData" } method } call when clients.Declare(method):
                if (!IsTraced(CodeReader.Argument(call, 0)))
                {
                    signals.Add(new MetricSignal(call.Syntax, Name));
                }

                break;
            case IMethodReferenceOperation { Method: { Name: "PutMetricDataAsync" or "PutMetricData" } method } when clients.Declare(method):
                signals.Add(new MetricSignal(operation.Syntax, Name));
                break;
        }
    }

    private MetricSignal Datum(IObjectCreationOperation creation)
    {
        var name = Only(creation, "MetricName");
        var value = Only(creation, "Value");
        var dimensions = reader.Dimensions.ReadProperty(creation, "Dimensions");
        return new MetricSignal(creation.Syntax, Name)
        {
            Name = Text(creation, "MetricName"),
            NameSyntax = reader.Texts.Literal(name),
            Namespace = NamespaceNear(creation),
            Unit = Unit(creation),
            UnitSource = Only(creation, "Unit"),
            Value = value is null ? null : CodeReader.Plain(value),
            Dimensions = dimensions.Items,
            HasOtherDimensions = !dimensions.IsComplete,
            Shapes = !IsHandedOn(creation) && DimensionShape.Of(dimensions) is { } shape ? ImmutableArray.Create(shape) : ImmutableArray<DimensionShape>.Empty,
        };
    }

    /// <summary>Whether a method of the source is given the datum, which may add dimensions to it.</summary>
    private bool IsHandedOn(IObjectCreationOperation creation)
    {
        if (ObjectReader.Owner(creation) is not { } local)
        {
            return false;
        }

        foreach (var use in reader.Origins.Uses.Of(local, creation))
        {
            if (use.Parent is IArgumentOperation { Parent: IInvocationOperation call } && reader.HasSource(call.TargetMethod))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The unit that the datum is given; CloudWatch takes <c>None</c> where it is left out.</summary>
    private string? Unit(IObjectCreationOperation creation)
    {
        string? unit = null;
        foreach (var given in reader.Objects.PropertyValues(creation, "Unit"))
        {
            var read = MetricUnits.Read(given, reader.Texts);
            if (read is null || (unit is not null && unit != read))
            {
                return null;
            }

            unit = read;
        }

        // A datum that leaves this body may get its unit later.
        return unit ?? (ObjectReader.Owner(creation) is null ? "None" : null);
    }

    private IOperation? Only(IObjectCreationOperation creation, string property)
    {
        IOperation? found = null;
        foreach (var value in reader.Objects.PropertyValues(creation, property))
        {
            if (found is not null)
            {
                return null;
            }

            found = value;
        }

        return found;
    }

    /// <summary>All texts that a property is given; unknown where one of them is, and where it is given none.</summary>
    private ConstantText Text(IObjectCreationOperation creation, string property)
    {
        var all = ImmutableArray<string>.Empty;
        var count = 0;
        var last = ConstantText.Unknown;
        foreach (var value in reader.Objects.PropertyValues(creation, property))
        {
            last = reader.Texts.Read(value);
            all = all.AddRange(last.Values);
            count++;
            if (count > 1 && !last.IsKnown)
            {
                return ConstantText.Unknown;
            }
        }

        return count <= 1 ? last : ConstantText.OneOf(all);
    }

    /// <summary>The namespaces of all requests made in the body that makes the datum.</summary>
    private ConstantText NamespaceNear(IOperation datum)
    {
        var all = ImmutableArray<string>.Empty;
        var last = ConstantText.Unknown;
        var count = 0;
        foreach (var operation in VariableUses.Root(datum).Descendants())
        {
            if (operation is not IObjectCreationOperation creation || !requests.Contains(creation.Type))
            {
                continue;
            }

            var text = Text(creation, "Namespace");
            if (creation.Syntax.Span.Contains(datum.Syntax.Span))
            {
                return text;
            }

            last = text;
            count++;
            if (count > 1 && !(text.IsKnown && all.Length > 0))
            {
                return ConstantText.Unknown;
            }

            all = all.AddRange(text.Values);
        }

        return count <= 1 ? last : ConstantText.OneOf(all);
    }

    /// <summary>Whether every datum of the request is made in source, and so is a signal where it is made.</summary>
    private bool IsTraced(IOperation? request)
    {
        foreach (var origin in reader.Origins.Of(request))
        {
            if (origin is not IObjectCreationOperation creation || !requests.Contains(creation.Type))
            {
                return false;
            }

            var some = false;
            foreach (var value in reader.Objects.PropertyValues(creation, "MetricData"))
            {
                some = true;
                if (!AreTraced(value, 0))
                {
                    return false;
                }
            }

            foreach (var element in reader.Objects.PropertyAdditions(creation, "MetricData"))
            {
                some = true;
                if (!AreTraced(element.Value, 0))
                {
                    return false;
                }
            }

            if (!some)
            {
                return false;
            }
        }

        return request is not null;
    }

    /// <summary>Whether data, one or a collection of them, are made in source.</summary>
    private bool AreTraced(IOperation value, int depth)
    {
        if (depth > MaxDepth)
        {
            return false;
        }

        foreach (var origin in reader.Origins.Of(value))
        {
            if (data.Contains(origin.Type) && origin is IObjectCreationOperation)
            {
                continue;
            }

            if (origin is IInvocationOperation call)
            {
                // A source method is followed by itself; in data.Select(x => new MetricDatum { ... }).ToList() the creation stands in the call.
                if (reader.HasSource(call.TargetMethod) || MakesDatum(call))
                {
                    continue;
                }

                return false;
            }

            if (!ObjectReader.IsCollectionCreation(origin))
            {
                return false;
            }

            if (origin is IObjectCreationOperation { Arguments.Length: > 0 } copy && !IsCapacity(copy.Arguments[0].Value) && !AreTraced(copy.Arguments[0].Value, depth + 1))
            {
                return false;
            }

            foreach (var element in reader.Objects.Elements(origin))
            {
                if (!AreTraced(element.Value, depth + 1))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsCapacity(IOperation argument) => argument.Type?.SpecialType == SpecialType.System_Int32;

    private bool MakesDatum(IOperation operation)
    {
        foreach (var inner in operation.Descendants())
        {
            if (inner is IObjectCreationOperation creation && data.Contains(creation.Type))
            {
                return true;
            }
        }

        return false;
    }
}
