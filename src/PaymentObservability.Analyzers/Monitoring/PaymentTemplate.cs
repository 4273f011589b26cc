using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Handlers;

namespace PaymentObservability.Monitoring;

/// <summary>A template as far as it deploys the project's payments: what the guide is asked of. Nothing else in the template is.</summary>
internal sealed class PaymentTemplate
{
    private PaymentTemplate(Template template, ImmutableArray<DeployedFunction> functions, ImmutableArray<PaymentOperation> operations, bool asksForService, Func<string, bool> isRead)
    {
        Template = template;
        Functions = functions;
        Operations = operations;
        AsksForService = asksForService;
        var contents = template.Contents;
        Apis = contents.Apis.Where(api => api.Kind is ApiKind.Rest or ApiKind.Http && functions.Any(function => api.Functions.Contains(function.LogicalId))).ToImmutableArray();
        Tables = Used(contents.Tables, table => table.Resource, functions, isRead);
        Queues = Used(contents.Queues.Where(queue => !queue.IsDeadLetterQueue), queue => queue.Resource, functions, isRead);
        Streams = Used(template.OfType("AWS::Kinesis::Stream"), stream => stream, functions, isRead);
        DeadLetterQueues = contents.Queues
            .Where(queue => queue.IsDeadLetterQueue && queue.DeadLettersOf.Any(source => Queues.Any(used => used.Resource == source) || functions.Any(function => function.Resource == source)))
            .ToImmutableArray();
    }

    /// <summary>The template.</summary>
    public Template Template { get; }

    /// <summary>The Kinesis streams that they read or write.</summary>
    public ImmutableArray<TemplateResource> Streams { get; }

    /// <summary>The functions that take payments, give refunds or connect wallets.</summary>
    public ImmutableArray<DeployedFunction> Functions { get; }

    /// <summary>What they do of it, payments first.</summary>
    public ImmutableArray<PaymentOperation> Operations { get; }

    /// <summary>The first of them; null where another project makes the payments.</summary>
    public PaymentOperation? Owner => Operations.FirstOrDefault();

    /// <summary>The APIs that lead to them.</summary>
    public ImmutableArray<DeployedApi> Apis { get; }

    /// <summary>The tables that they use.</summary>
    public ImmutableArray<DeployedTable> Tables { get; }

    /// <summary>The queues that they read or write.</summary>
    public ImmutableArray<DeployedQueue> Queues { get; }

    /// <summary>Where what failed in them ends.</summary>
    public ImmutableArray<DeployedQueue> DeadLetterQueues { get; }

    /// <summary>
    /// Whether this project asks for what a service has once: dashboard, queries, security, alarms on payments. Where several projects pay in one
    /// template, the one of its first payment does.
    /// </summary>
    public bool AsksForService { get; }

    /// <summary>The templates that deploy a payment of the project.</summary>
    public static ImmutableArray<PaymentTemplate> Of(PaymentModel model, DeploymentModel deployment, string? projectFolder)
    {
        var names = new PaymentNames(model.Contract.Words);
        var variables = new VariablesRead(model);
        var found = ImmutableArray.CreateBuilder<PaymentTemplate>();
        foreach (var template in deployment.Templates)
        {
            var functions = ImmutableArray.CreateBuilder<DeployedFunction>();
            var operations = new HashSet<PaymentOperation>();
            foreach (var function in template.Contents.Functions)
            {
                var entries = new HashSet<EntryPoint>(PaymentFunctions.EntriesOf(function, model, projectFolder));
                var own = model.Operations.Where(operation => IsPayment(operation) && entries.Contains(operation.Entry)).ToList();
                if (own.Count > 0)
                {
                    functions.Add(function);
                    operations.UnionWith(own);
                }
            }

            if (functions.Count > 0)
            {
                var first = template.Contents.Functions.FirstOrDefault(function => SpeaksOfPayment(function, names));
                var assembly = model.Models.Compilation.AssemblyName;
                found.Add(new(
                    template,
                    functions.ToImmutable(),
                    operations.OrderBy(operation => operation.Kind).ThenBy(operation => operation.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(operation => operation.Location.SourceSpan.Start).ToImmutableArray(),
                    first is null || functions.Contains(first) || first.Handlers.Any(handler => handler.AssemblyName == assembly),
                    variables.AreReadByPayments));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>
    /// What functions use. <c>Globals</c> give all functions the same variables, also those that only some of them read: unless nothing else is known, only what the payments'
    /// code reads counts of these.
    /// </summary>
    private static ImmutableArray<T> Used<T>(IEnumerable<T> all, Func<T, TemplateResource> resource, ImmutableArray<DeployedFunction> functions, Func<string, bool> isRead)
    {
        var used = all.Where(one => functions.Any(function => function.Uses(resource(one)))).ToImmutableArray();
        var certain = used.Where(one => functions.Any(function => function.Uses(resource(one), isRead))).ToImmutableArray();
        return certain.IsEmpty ? used : certain;
    }

    /// <summary>
    /// What the stacks of a project deploy that makes no payment itself; null where none of their functions speaks of one. The code is another project's, so that
    /// names are all there is to go by.
    /// </summary>
    public static PaymentTemplate? OfStacks(Template stacks, PaymentNames names)
    {
        var functions = stacks.Contents.Functions.Where(function => MaySpeakOfPayment(function, names)).ToImmutableArray();
        return functions.IsEmpty ? null : new(stacks, functions, ImmutableArray<PaymentOperation>.Empty, asksForService: true, _ => true);
    }

    private static bool MaySpeakOfPayment(DeployedFunction function, PaymentNames names) =>
        IsDotNet(function) && NameWords.Split(function.LogicalId).Concat(function.Handlers.SelectMany(handler => NameWords.Split(handler.Handler))).Any(names.IsMoney);

    private static bool IsDotNet(DeployedFunction function) =>
        !function.Handlers.IsEmpty || function.Template.Names.Text(function.Resource.Property("Runtime"))?.StartsWith("dotnet", StringComparison.Ordinal) == true;

    private static bool IsPayment(PaymentOperation operation) => operation.Kind is PaymentKind.Payment or PaymentKind.Refund or PaymentKind.Wallet;

    private static bool SpeaksOfPayment(DeployedFunction function, PaymentNames names) =>
        function.Handlers.Any(handler => handler.TypeName is not null) && NameWords.Split(function.LogicalId).Concat(function.Handlers.SelectMany(handler => NameWords.Split(handler.Handler))).Any(names.IsMoney);
}
