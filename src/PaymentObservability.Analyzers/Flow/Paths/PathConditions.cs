using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PaymentObservability.Flow;

/// <summary>
/// The conditions of one graph that a path may meet twice: a flag that says what was recorded, a result that is asked for success here and
/// for failure there. Only those are tracked, so that all other branches cost nothing.
/// </summary>
internal sealed class PathConditions
{
    /// <summary>The most conditions tracked in one body; with more, nothing is said of it. Documented in docs/limits.md.</summary>
    public const int MaxTracked = 64;

    private readonly PathKeys keys;
    private readonly PathTest[] tests;
    private readonly Dictionary<string, int> cells = new();
    private readonly List<PathKey> tracked = new();
    private readonly Dictionary<string, List<int>> groups = new();
    private readonly Dictionary<string, int> sizes = new();
    private readonly Dictionary<IOperation, List<PathEffect>> effects = new();
    private readonly ulong[] live;

    public PathConditions(ControlFlowGraph graph, IReadOnlyList<List<IOperation>> operations, HashSet<ISymbol> assignedElsewhere)
    {
        keys = new PathKeys(operations.SelectMany(list => list), assignedElsewhere);
        var reader = new PathTests(keys);
        tests = graph.Blocks.Select(reader.Of).ToArray();
        var assignments = operations.SelectMany(list => list).Select(operation => (Operation: operation, Target: TargetOf(operation))).Where(pair => pair.Target is not null).ToList();
        Choose(graph, assignments, reader);
        Overflows = tracked.Count > MaxTracked;
        live = new ulong[graph.Blocks.Length];
        if (!Overflows)
        {
            foreach (var (operation, target) in assignments)
            {
                AddEffects(operation, target!, reader);
            }

            FindLive(graph, operations);
        }
    }

    /// <summary>Whether there are too many conditions to say anything.</summary>
    public bool Overflows { get; }

    /// <summary>The value of the condition at the end of a block, as far as the path decides it.</summary>
    public bool? Evaluate(int block, Valuation known, Thrown? caught) => Evaluate(tests[block], known, caught);

    /// <summary>What is known once the condition has this value; null where the path cannot go so.</summary>
    public Valuation? Assume(int block, bool outcome, Valuation known)
    {
        var test = tests[block];
        if (test.Key is not { } key || !cells.TryGetValue(key.Text, out var cell))
        {
            return known;
        }

        var holds = outcome != test.IsNegated;
        known = known.With(cell, holds);
        if (test.Group is null || !groups.TryGetValue(test.Group, out var group))
        {
            return known;
        }

        if (holds)
        {
            return group.Aggregate(known, (so, other) => other == cell ? so : so.With(other, false));
        }

        // No member of an enumeration is left.
        var all = sizes.TryGetValue(test.Group, out var size) && group.Count >= size && group.All(other => known[other] == false);
        return all ? null : known;
    }

    /// <summary>Whether the operation changes what is known.</summary>
    public bool Changes(IOperation operation) => effects.ContainsKey(operation);

    /// <summary>What is known after an assignment.</summary>
    public Valuation Apply(IOperation operation, Valuation known)
    {
        var before = known;
        foreach (var effect in effects[operation])
        {
            known = known.With(effect.Cell, Evaluate(effect.Value, before, null));
        }

        return known;
    }

    /// <summary>Whether the operation is the variable of a catch clause.</summary>
    public bool IsException(IOperation operation) => keys.IsException(operation);

    /// <summary>The conditions that may still be asked for at the begin of a block.</summary>
    public ulong Live(int block) => live[block];

    private bool? Evaluate(PathTest test, Valuation known, Thrown? caught)
    {
        if (test.Constant is { } constant)
        {
            return constant;
        }

        if (test.ExceptionType is { } type)
        {
            return caught?.Match(type) switch
            {
                CatchMatch.Surely => !test.IsNegated,
                CatchMatch.Never => test.IsNegated,
                _ => null,
            };
        }

        return test.Key is { } key && cells.TryGetValue(key.Text, out var cell) && known[cell] is { } holds ? holds != test.IsNegated : null;
    }

    /// <summary>What an operation assigns, or adds to; null where it assigns nothing.</summary>
    private string? TargetOf(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation assignment => keys.OfTarget(assignment.Target),
        ICompoundAssignmentOperation compound => keys.OfTarget(compound.Target),
        IIncrementOrDecrementOperation increment => keys.OfTarget(increment.Target),
        IFlowCaptureOperation capture => PathKeys.Name(capture.Id),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => keys.OfTarget(argument.Value is IDeclarationExpressionOperation declared ? declared.Expression : argument.Value),
        ILocalReferenceOperation { Parent: ITupleOperation { Parent: IDeconstructionAssignmentOperation or IDeclarationExpressionOperation } } local => keys.OfTarget(local),
        IInvocationOperation { Instance: { } instance } call when IsAdding(call) => keys.Of(instance)?.Text,
        _ => null,
    };

    private static bool IsAdding(IInvocationOperation call) => call.TargetMethod.Name is "Add" or "AddRange" or "Enqueue" or "Push" or "Append" or "TryAdd" or "AddLast";

    private void Choose(ControlFlowGraph graph, List<(IOperation Operation, string? Target)> assignments, PathTests reader)
    {
        var blocks = new Dictionary<string, int>();
        var constants = new Dictionary<string, HashSet<string>>();
        var found = new Dictionary<string, PathTest>();
        for (var i = 0; i < tests.Length; i++)
        {
            if (tests[i].Key is not { } key)
            {
                continue;
            }

            blocks[key.Text] = blocks.TryGetValue(key.Text, out var count) ? count + 1 : 1;
            found[key.Text] = tests[i];
            if (tests[i].Group is { } group && EnumOf(graph.Blocks[i]) is { } type)
            {
                if (!constants.TryGetValue(group, out var compared))
                {
                    constants.Add(group, compared = new HashSet<string>());
                    sizes[group] = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => field.ConstantValue).Distinct().Count();
                }

                compared.Add(key.Text);
            }
        }

        var targets = new HashSet<string>();
        foreach (var (operation, target) in assignments)
        {
            if (ValueOf(operation) is not { } value || value.ConstantValue.HasValue || IsNonNull(value) || value is IDefaultValueOperation || PathKeys.Plain(value) is IFlowCaptureReferenceOperation || reader.Of(value).Key is not null)
            {
                targets.Add(target!);
            }
        }

        foreach (var pair in found)
        {
            var key = pair.Value.Key!.Value;
            var group = pair.Value.Group;
            if (blocks[pair.Key] > 1 || key.Parts.Any(targets.Contains) || (group is not null && constants.TryGetValue(group, out var compared) && compared.Count >= sizes[group]))
            {
                Track(key, group);
            }
        }

        // What a tracked flag is assigned from another flag: var done = ok; and captures of && and ||.
        for (var i = 0; i < tracked.Count && tracked.Count <= MaxTracked; i++)
        {
            foreach (var (operation, target) in assignments)
            {
                if (target == tracked[i].Text && ValueOf(operation) is { } value && reader.Of(value) is { Key: { } source, Group: var group } && found.ContainsKey(source.Text))
                {
                    Track(source, group);
                }
            }
        }
    }

    private void Track(PathKey key, string? group)
    {
        if (cells.ContainsKey(key.Text))
        {
            return;
        }

        cells.Add(key.Text, tracked.Count);
        if (group is not null)
        {
            if (!groups.TryGetValue(group, out var members))
            {
                groups.Add(group, members = new List<int>());
            }

            members.Add(tracked.Count);
        }

        tracked.Add(key);
    }

    /// <summary>The enumeration whose member the block compares with.</summary>
    private static ITypeSymbol? EnumOf(BasicBlock block)
    {
        var operand = block.BranchValue switch
        {
            IBinaryOperation binary => PathKeys.Plain(binary.LeftOperand).ConstantValue.HasValue ? binary.RightOperand : binary.LeftOperand,
            IIsPatternOperation pattern => pattern.Value,
            _ => null,
        };
        var type = operand is null ? null : PathKeys.Plain(operand).Type;
        return type?.TypeKind == TypeKind.Enum && !type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "FlagsAttribute") ? type : null;
    }

    private static IOperation? ValueOf(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation assignment => assignment.Value,
        IFlowCaptureOperation capture => capture.Value,
        _ => null,
    };

    private void AddEffects(IOperation operation, string target, PathTests reader)
    {
        List<PathEffect>? list = null;
        var value = ValueOf(operation);
        for (var cell = 0; cell < tracked.Count; cell++)
        {
            var key = tracked[cell];
            if (!key.Reads(target))
            {
                continue;
            }

            var isAdded = operation is IInvocationOperation or IIncrementOrDecrementOperation or ICompoundAssignmentOperation;
            PathTest test;
            if (isAdded)
            {
                // failures++ and failed.Add(record): later "failures > 0" and "failed.Any()" hold.
                if (Emptiness(key.Text, target) is { } ifAdded)
                {
                    test = PathTest.Of(ifAdded);
                }
                else if (operation is IInvocationOperation)
                {
                    continue;
                }
                else
                {
                    test = PathTest.None;
                }
            }
            else
            {
                test = value is null ? PathTest.None : After(key.Text, target, value, reader);
            }

            (list ??= new List<PathEffect>()).Add(new PathEffect(cell, test));
        }

        if (list is not null)
        {
            effects[operation] = list;
        }
    }

    /// <summary>What a tracked condition is once <paramref name="value"/> has been assigned to what it reads.</summary>
    private PathTest After(string condition, string target, IOperation value, PathTests reader)
    {
        if (condition == target)
        {
            return value is IDefaultValueOperation || PathKeys.Plain(value) is { ConstantValue: { HasValue: true, Value: null } } ? PathTest.Of(false) : reader.Of(value);
        }

        if (condition == PathTests.Null(target))
        {
            if (value is IDefaultValueOperation || PathKeys.Plain(value) is { ConstantValue: { HasValue: true, Value: null } })
            {
                return PathTest.Of(true);
            }

            return IsNonNull(value) ? PathTest.Of(false) : PathTest.Of(keys.Of(value)?.Append(PathTests.Null("")));
        }

        if (PathKeys.Plain(value).ConstantValue is { HasValue: true, Value: { } constant })
        {
            var text = System.Convert.ToString(constant, System.Globalization.CultureInfo.InvariantCulture);
            if (condition.StartsWith(target + "==", System.StringComparison.Ordinal))
            {
                return PathTest.Of(condition == target + "==" + text);
            }

            if (text == "0" && Emptiness(condition, target) is { } ifAdded)
            {
                return PathTest.Of(!ifAdded);
            }
        }

        // A new list is empty.
        return value is IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } && Emptiness(condition, target) is { } filled ? PathTest.Of(!filled) : PathTest.None;
    }

    /// <summary>Whether a condition asks if a count or a collection is above nothing: its value once something was added.</summary>
    private static bool? Emptiness(string condition, string target)
    {
        foreach (var count in new[] { target, target + ".Count", target + ".Length", target + ".Count()" })
        {
            if (condition == "(" + count + " GreaterThan =0)" || condition == "(" + count + " GreaterThanOrEqual =1)")
            {
                return true;
            }

            if (condition == count + "==0")
            {
                return false;
            }
        }

        return condition == target + ".Any()" || condition == "Enumerable.Any(" + target + ",)" ? true : condition == target + ".IsEmpty" ? false : null;
    }

    /// <summary>
    /// Whether a value is never null: what is made, and what a call gives unless it says that it may be null. Code without annotations says
    /// nothing; there a caught exception is what null stands for.
    /// </summary>
    private static bool IsNonNull(IOperation value)
    {
        value = PathKeys.Plain(value);
        return value switch
        {
            IObjectCreationOperation or IArrayCreationOperation or IAnonymousObjectCreationOperation or ICaughtExceptionOperation or IInterpolatedStringOperation => true,
            ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation => false,
            IAwaitOperation or IInvocationOperation => value.Type is { IsReferenceType: true } type && type.NullableAnnotation != NullableAnnotation.Annotated,
            _ => value.ConstantValue is { HasValue: true, Value: not null },
        };
    }

    /// <summary>Backwards over the graph, with an edge wherever control may go; too many edges only keep a condition longer than needed.</summary>
    private void FindLive(ControlFlowGraph graph, IReadOnlyList<List<IOperation>> operations)
    {
        var before = PathEdges.Backwards(graph);
        var pending = new Stack<int>();
        for (var i = 0; i < tests.Length; i++)
        {
            if (tests[i].Key is { } key && cells.TryGetValue(key.Text, out var cell))
            {
                live[i] |= 1UL << cell;
                foreach (var other in tests[i].Group is { } group && groups.TryGetValue(group, out var members) ? members : new List<int>())
                {
                    live[i] |= 1UL << other;
                }
            }

            if (live[i] != 0)
            {
                pending.Push(i);
            }
        }

        foreach (var (block, read) in Reads(operations))
        {
            live[block] |= read;
            pending.Push(block);
        }

        while (pending.Count > 0)
        {
            var block = pending.Pop();
            foreach (var earlier in before[block])
            {
                if ((live[earlier] | live[block]) != live[earlier])
                {
                    live[earlier] |= live[block];
                    pending.Push(earlier);
                }
            }
        }
    }

    /// <summary>A flag that is copied into another one is asked for where it is copied.</summary>
    private IEnumerable<(int Block, ulong Cells)> Reads(IReadOnlyList<List<IOperation>> operations)
    {
        for (var block = 0; block < operations.Count; block++)
        {
            ulong read = 0;
            foreach (var operation in operations[block])
            {
                foreach (var effect in effects.TryGetValue(operation, out var list) ? list : new List<PathEffect>())
                {
                    if (effect.Value.Key is { } key && cells.TryGetValue(key.Text, out var cell))
                    {
                        read |= 1UL << cell;
                    }
                }
            }

            if (read != 0)
            {
                yield return (block, read);
            }
        }
    }
}
