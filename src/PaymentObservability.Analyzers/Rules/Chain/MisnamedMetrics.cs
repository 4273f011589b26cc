using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PaymentObservability.Contract;
using PaymentObservability.Deployment;
using PaymentObservability.Telemetry;

namespace PaymentObservability.Rules.Chain;

/// <summary>
/// Metrics whose name is wrong in the code and right in the templates: two alarms or dashboards at least agree on one name, the code misspells it, and nothing watches
/// what the code writes.
/// </summary>
internal sealed class MisnamedMetrics
{
    private readonly PaymentModel model;
    private readonly EmittedMetrics emitted;
    private readonly CancellationToken cancellation;

    public MisnamedMetrics(PaymentModel model, EmittedMetrics emitted, CancellationToken cancellation)
    {
        this.model = model;
        this.emitted = emitted;
        this.cancellation = cancellation;
    }

    /// <summary>What to rename, by the name that is watched.</summary>
    /// <param name="unrecorded">Watched metrics of names that nothing records.</param>
    public ImmutableDictionary<string, MisnamedMetric> Of(IReadOnlyCollection<WatchedMetric> unrecorded)
    {
        var owners = Owners(unrecorded);
        var found = unrecorded
            .Where(metric => metric.Name.Literal is not null)
            .GroupBy(metric => metric.Name.Literal!, StringComparer.Ordinal)
            .Where(watchers => watchers.Select(metric => owners.TryGetValue(metric, out var owner) ? owner : null).OfType<object>().Distinct().Count() >= 2)
            .Select(watchers => Of(watchers.Key, watchers.ToList()))
            .OfType<MisnamedMetric>()
            .ToList();

        // One name of the code for two watched ones: who knows which was meant.
        return found.GroupBy(each => each.Recorded).Where(group => group.Count() == 1).ToImmutableDictionary(group => group.First().Watched, group => group.First(), StringComparer.Ordinal);
    }

    private MisnamedMetric? Of(string watched, IReadOnlyList<WatchedMetric> watchers)
    {
        // A name of the contract's is right wherever it stands; PAY1004 speaks of the code that misspells one.
        if (IsContracts(watched) || NearMiss.Twin(watched, emitted.Names) is not { } recorded || IsContracts(recorded) || IsWatched(recorded))
        {
            return null;
        }

        var places = emitted.Of(recorded);
        if (places.Count == 0 || places.Any(place => place.NameSyntax is null || place.Name.Single != recorded) || emitted.NamespacesOf(places) is not { } namespaces
            || watchers.Any(watcher => watcher.Namespace.Text is not { } ns || !namespaces.Contains(ns)))
        {
            return null;
        }

        var literals = places.Select(place => place.NameSyntax!).Distinct().ToImmutableArray();
        return new(watched, recorded, literals, watchers.Select(watcher => watcher.Name.Location).ToImmutableArray(), literals.All(literal => CanRename(literal, places)));
    }

    private bool IsContracts(string name) => model.Contract.Kinds.Values.Any(kind => kind.Metrics.Any(metric => metric.Name == name));

    private bool IsWatched(string name) =>
        model.Deployment.WatchedMetrics.Any(metric => metric.Name.Compare(name) != NameComparison.Different)
        || model.Deployment.Expressions.Any(expression => expression.Text.Contains(name))
        || model.Deployment.Dashboards.Any(dashboard => !dashboard.IsReadable);

    /// <summary>Whether a literal says nothing but the metric's name: it stands in the call, or in a constant that is used in such calls alone.</summary>
    private bool CanRename(SyntaxNode literal, IReadOnlyList<MetricSignal> places)
    {
        // A metric written by hand has its name twice.
        if (places.Any(place => place.Dialect == "EMF"))
        {
            return false;
        }

        if (places.Any(place => Holds(place.Syntax, literal)))
        {
            return true;
        }

        if (literal.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var constant } })
        {
            return false;
        }

        foreach (var tree in model.Models.Compilation.SyntaxTrees)
        {
            foreach (var name in tree.GetRoot(cancellation).DescendantNodes(descendIntoTrivia: true).OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText == constant && !places.Any(place => Holds(place.Syntax, name)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Holds(SyntaxNode whole, SyntaxNode part) => whole.SyntaxTree == part.SyntaxTree && whole.Span.Contains(part.Span);

    /// <summary>The alarm or dashboard that each belongs to.</summary>
    private Dictionary<WatchedMetric, object> Owners(IReadOnlyCollection<WatchedMetric> metrics)
    {
        var owners = new Dictionary<WatchedMetric, object>();
        foreach (var (owner, watched) in model.Deployment.Alarms.Select(alarm => ((object)alarm.Resource, alarm.Metrics.AsEnumerable()))
            .Concat(model.Deployment.Dashboards.Select(dashboard => ((object)dashboard, dashboard.Widgets.SelectMany(widget => widget.Metrics)))))
        {
            foreach (var metric in watched.Where(metrics.Contains))
            {
                owners[metric] = owner;
            }
        }

        return owners;
    }
}
