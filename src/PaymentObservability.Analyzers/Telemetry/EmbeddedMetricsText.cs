using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Telemetry;

/// <summary>
/// Reads embedded metrics out of JSON text in code. Not a JSON parser: the text has holes, <c>string.Format</c> places and doubled braces,
/// so only the keys of the format are looked for.
/// </summary>
internal sealed class EmbeddedMetricsText
{
    private const char Hole = '\uFFFC';

    private readonly StringBuilder built = new();
    private readonly List<IOperation> holes = new();
    private readonly CodeReader reader;
    private string text = "";

    private EmbeddedMetricsText(CodeReader reader) => this.reader = reader;

    /// <summary>The metrics of a text; one of unknown name where it is embedded metrics but none can be read; null where it is another text.</summary>
    public static List<MetricSignal>? Read(IOperation operation, CodeReader reader, string dialect)
    {
        if (!MayHold(operation))
        {
            return null;
        }

        var written = new EmbeddedMetricsText(reader);
        written.Append(operation);
        written.text = written.built.ToString();
        return written.text.IndexOf("\"CloudWatchMetrics\"", StringComparison.Ordinal) < 0 ? null : written.Metrics(operation, dialect);
    }

    /// <summary>Whether a constant part speaks of the format; nearly no text does, so holes are left unread till then.</summary>
    private static bool MayHold(IOperation operation)
    {
        switch (operation)
        {
            case { ConstantValue: { HasValue: true, Value: string constant } }:
                return constant.IndexOf("CloudWatchMetrics", StringComparison.Ordinal) >= 0;
            case IFieldReferenceOperation:
                return true;
            case IInterpolatedStringOperation or IInterpolatedStringTextOperation or IInterpolationOperation or IBinaryOperation:
                foreach (var child in operation.ChildOperations)
                {
                    if (MayHold(child))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    private void Append(IOperation operation)
    {
        switch (operation)
        {
            case IInterpolatedStringOperation interpolated:
                foreach (var part in interpolated.Parts)
                {
                    Append(part switch
                    {
                        IInterpolatedStringTextOperation literal => literal.Text,
                        IInterpolationOperation hole => hole.Expression,
                        _ => part,
                    });
                }

                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } sum:
                Append(sum.LeftOperand);
                Append(sum.RightOperand);
                break;
            default:
                if (reader.Texts.Read(operation).Single is { } known)
                {
                    built.Append(known);
                }
                else
                {
                    built.Append(Hole);
                    holes.Add(CodeReader.Plain(operation));
                }

                break;
        }
    }

    private List<MetricSignal> Metrics(IOperation operation, string dialect)
    {
        var found = new List<MetricSignal>();
        var start = text.IndexOf("\"CloudWatchMetrics\"", StringComparison.Ordinal);
        var nameSpace = Text(Value("Namespace", start, text.Length));
        var dimensions = Dimensions(start, operation.Syntax);
        var sets = dimensions.IsComplete ? Sets(start) : ImmutableArray<DimensionShape>.Empty;
        for (var at = Key("Metrics", start, text.Length); at >= 0; at = Key("Metrics", at, text.Length))
        {
            var end = EndOfArray(at);
            for (var name = Key("Name", at, end); name >= 0; name = Key("Name", name, end))
            {
                var open = text.LastIndexOf('{', name);
                var close = text.IndexOf('}', name);
                var unit = Value("Unit", open < at ? at : open, close < 0 ? end : close);
                var metric = Text(StringAt(name));
                found.Add(new MetricSignal(operation.Syntax, dialect)
                {
                    Name = metric,
                    Namespace = nameSpace,
                    Unit = unit is null ? "None" : Text(unit).Single,
                    Dimensions = dimensions.Items,
                    HasOtherDimensions = !dimensions.IsComplete,
                    Shapes = sets,
                    Value = metric.Single is { } key ? HoleOf(key) : null,
                });
            }
        }

        if (found.Count == 0)
        {
            found.Add(new MetricSignal(operation.Syntax, dialect));
        }

        return found;
    }

    private DimensionList Dimensions(int start, SyntaxNode syntax)
    {
        var at = Key("Dimensions", start, text.Length);
        if (at < 0)
        {
            return DimensionList.None;
        }

        var dimensions = ImmutableArray.CreateBuilder<MetricDimension>();
        var end = EndOfArray(at);
        var isComplete = text.IndexOf(Hole, at, Math.Min(end + 1, text.Length) - at) < 0;
        while (at < end)
        {
            var open = text.IndexOf('"', at);
            if (open < 0 || open >= end || StringAt(open) is not { } name)
            {
                break;
            }

            dimensions.Add(new MetricDimension(Text(name), HoleOf(name), syntax));
            at = open + name.Length + 2;
        }

        return new DimensionList(dimensions.ToImmutable(), isComplete);
    }

    /// <summary>The sets of names, each by itself; without any the metrics are recorded without dimensions. None where one cannot be told.</summary>
    private ImmutableArray<DimensionShape> Sets(int start)
    {
        var at = Key("Dimensions", start, text.Length);
        if (at < 0)
        {
            return ImmutableArray.Create(DimensionShape.None);
        }

        var sets = ImmutableArray.CreateBuilder<DimensionShape>();
        var end = EndOfArray(at);
        for (var open = text.IndexOf('[', at + 1); open >= 0 && open < end; open = text.IndexOf('[', open + 1))
        {
            var names = new List<string>();
            var close = EndOfArray(open);
            for (var quote = text.IndexOf('"', open); quote >= 0 && quote < close;)
            {
                if (StringAt(quote) is not { } name || Text(name).Single is not { } known)
                {
                    return ImmutableArray<DimensionShape>.Empty;
                }

                names.Add(known);
                quote = text.IndexOf('"', quote + name.Length + 2);
            }

            sets.Add(DimensionShape.Of(names));
        }

        // ["Service"] instead of [["Service"]] is no format that is known.
        return sets.Count > 0 ? sets.ToImmutable()
            : text.IndexOf('"', at, Math.Max(0, Math.Min(end, text.Length) - at)) < 0 ? ImmutableArray.Create(DimensionShape.None)
            : ImmutableArray<DimensionShape>.Empty;
    }

    private static ConstantText Text(string? found) =>
        string.IsNullOrEmpty(found) || found!.IndexOf(Hole) >= 0 || found.IndexOf('{') >= 0 ? ConstantText.Unknown : ConstantText.Of(found);

    /// <summary>The place after a key and its colon, or -1.</summary>
    private int Key(string key, int start, int end)
    {
        var quoted = "\"" + key + "\"";
        while (start < end)
        {
            var at = text.IndexOf(quoted, start, end - start, StringComparison.Ordinal);
            if (at < 0)
            {
                return -1;
            }

            var after = SkipSpace(at + quoted.Length);
            if (after < end && text[after] == ':')
            {
                return SkipSpace(after + 1);
            }

            start = at + quoted.Length;
        }

        return -1;
    }

    private string? Value(string key, int start, int end)
    {
        var at = Key(key, start, end);
        return at < 0 ? null : StringAt(at) ?? "";
    }

    private string? StringAt(int at)
    {
        if (at >= text.Length || text[at] != '"')
        {
            return null;
        }

        var close = text.IndexOf('"', at + 1);
        return close < 0 ? null : text.Substring(at + 1, close - at - 1);
    }

    private int EndOfArray(int at)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '[')
            {
                depth++;
            }
            else if (text[at] == ']' && --depth <= 0)
            {
                return at;
            }
            else if (depth == 0)
            {
                // No array at all: a hole that holds one.
                return at;
            }
        }

        return text.Length;
    }

    /// <summary>The expression in the hole that follows a key.</summary>
    private IOperation? HoleOf(string key)
    {
        var at = Key(key, 0, text.Length);
        if (at >= 0 && at < text.Length && text[at] == '"')
        {
            at++;
        }

        if (at < 0 || at >= text.Length || text[at] != Hole)
        {
            return null;
        }

        var index = 0;
        for (var i = 0; i < at; i++)
        {
            if (text[i] == Hole)
            {
                index++;
            }
        }

        return holes[index];
    }

    private int SkipSpace(int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
