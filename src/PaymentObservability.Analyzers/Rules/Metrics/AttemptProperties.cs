using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using PaymentObservability.Contract;
using PaymentObservability.Handlers;

namespace PaymentObservability.Rules.Metrics;

/// <summary>What a rule hands to the fix that puts an attempt scope around a money call; see <see cref="FixProperties"/>.</summary>
internal static class AttemptProperties
{
    /// <summary>The properties, and the places that the fix needs: the verify call first where there is one, then the entry point.</summary>
    public static (ImmutableDictionary<string, string?> Properties, ImmutableArray<Location> Places) Of(PaymentOperation operation, PaymentModel model) => model.Scopes.Describe(operation, Describe);

    private static (ImmutableDictionary<string, string?> Properties, ImmutableArray<Location> Places) Describe(PaymentOperation operation, PaymentModel model)
    {
        var entry = OperationFinder.NameOf(operation.Entry.Body.Syntax);
        var outcome = model.Outcomes.Read(operation);
        if (outcome is null)
        {
            return (ImmutableDictionary<string, string?>.Empty, ImmutableArray.Create(entry));
        }

        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        void Set(string key, string? value)
        {
            if (value is not null)
            {
                properties[key] = value;
            }
        }

        Set(FixProperties.Fixable, "true");
        Set(FixProperties.Operation, model.OrdinalOf(operation));
        Set(FixProperties.Kind, operation.Kind.ToString());
        Set(FixProperties.Resource, operation.Entry.Route ?? operation.Entry.Name);
        Set(FixProperties.Success, outcome.Success);
        Set(FixProperties.Pending, outcome.Pending);
        Set(FixProperties.Reason, outcome.Reason);
        Set(FixProperties.Throws, outcome.Throws ? "true" : null);
        SetType(model, Set);
        SetSignals(operation, model, Set);
        if (operation.Kind != PaymentKind.Wallet && AmountFinder.Find(operation, model.Models) is { } amount)
        {
            Set(FixProperties.Amount, amount.Expression);
            Set(FixProperties.AmountDecimals, amount.Decimals == 0 ? null : amount.Decimals.ToString(CultureInfo.InvariantCulture));
            Set(FixProperties.Currency, amount.Currency);
        }

        var places = new List<Location>();
        if (operation.Verify is { } verify && OutcomeReader.ReadVerification(verify) is { } verification)
        {
            Set(FixProperties.VerifySuccess, verification.Success);
            Set(FixProperties.VerifyReason, verification.Reason);
            places.Add(verify.Name.GetLocation());
        }

        places.Add(entry);
        return (properties.ToImmutable(), places.ToImmutableArray());
    }

    /// <summary>The same for a rule that misses one signal: no fix where a scope cannot record that one.</summary>
    public static (ImmutableDictionary<string, string?> Properties, ImmutableArray<Location> Places) Of(PaymentOperation operation, PaymentModel model, AttemptSignals wanted, CancellationToken cancellation)
    {
        var (properties, places) = Of(operation, model);
        return ((model.Scopes.LeftOut(operation, cancellation) & wanted) == 0 ? properties.Remove(FixProperties.Fixable) : properties, places);
    }

    /// <summary>What the scope is to record, the same whichever rule asks for it: so the fixes come to the same in any order.</summary>
    private static void SetSignals(PaymentOperation operation, PaymentModel model, Action<string, string?> set)
    {
        var signals = model.Scopes.LeftOut(operation, CancellationToken.None);
        set(FixProperties.Signals, signals.ToString());
        set(FixProperties.Logger, (signals & AttemptSignals.Log) == 0 ? null : model.Scopes.Logger(operation));
    }

    /// <summary>What the type that fixes share is written with, and where it belongs: beside the first payment, whichever rule's fix comes first.</summary>
    internal static void SetType(PaymentModel model, Action<string, string?> set)
    {
        set(FixProperties.Library, model.Library.ToString());
        set(FixProperties.Contract, model.Names.ToString());
        set(FixProperties.SpanLibrary, model.Tracing.Library == SpanLibrary.None ? null : model.Tracing.Library.ToString());
        set(FixProperties.SpanSource, model.Tracing.Source);
        set(FixProperties.LogLibrary, model.Scopes.LogLibrary.ToString());
        if (model.Home is { } first)
        {
            set(FixProperties.Home, first.Body.Syntax.SyntaxTree.FilePath);
            set(FixProperties.HomePosition, first.Location.SourceSpan.Start.ToString(CultureInfo.InvariantCulture));
        }
    }
}
