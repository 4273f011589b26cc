using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PaymentObservability.Contract.Reading;

namespace PaymentObservability.Contract;

/// <summary>
/// The simple switches: <c>payment_observability.*</c> of <c>.editorconfig</c> and <c>.globalconfig</c>, and the MSBuild property
/// <c>PaymentObservabilityMode</c>.
/// </summary>
internal static class ContractOptions
{
    /// <summary>What all keys start with.</summary>
    public const string Prefix = "payment_observability.";

    /// <summary><c>true</c>: the contract's own names are wanted. Follows the mode <c>Strict</c> where it is not given.</summary>
    public const string Strict = Prefix + "strict";

    /// <summary><c>external</c> or <c>here</c>, as <c>deployment:</c> in the contract file, which it overrides.</summary>
    public const string Deployment = Prefix + "deployment";

    /// <summary>Members that are no payments, separated by commas.</summary>
    public const string NotPayment = Prefix + "not_payment";

    /// <summary><c>true</c> in a section for some files: nothing in them is a payment. Read by file, not by project.</summary>
    public const string Exclude = Prefix + "exclude";

    /// <summary>The MSBuild property, as compilers show it.</summary>
    public const string Mode = "build_property.PaymentObservabilityMode";

    /// <summary>Every key.</summary>
    public static readonly ImmutableArray<string> Keys = ImmutableArray.Create(Strict, Deployment, NotPayment, Exclude);

    // .editorconfig has no section for a whole project; [*.cs] stands for it, and any file shows it. A few, as some may be generated elsewhere.
    private const int MaxTrees = 8;

    /// <summary>Whether the options of a source file say that nothing in it is a payment.</summary>
    public static bool IsExcluded(AnalyzerConfigOptions options) =>
        options.TryGetValue(Exclude, out var value) && value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The contract as the options change it; what is wrong with them is told without a place, which no host knows.</summary>
    public static PaymentContract Apply(PaymentContract contract, AnalyzerConfigOptionsProvider provider, IEnumerable<SyntaxTree> trees, ImmutableArray<ContractProblem>.Builder problems)
    {
        var scopes = Scopes(provider, trees);
        ReportUnknown(scopes, problems);

        var mode = Find(scopes, Mode);
        contract = contract with { Strict = mode is not null && mode.Equals("Strict", StringComparison.OrdinalIgnoreCase) };
        if (Find(scopes, Strict) is { } strict)
        {
            if (bool.TryParse(strict, out var isStrict))
            {
                contract = contract with { Strict = isStrict };
            }
            else
            {
                Report(problems, Strict, strict, "must be 'true' or 'false'");
            }
        }

        if (Find(scopes, Deployment) is { } deployment)
        {
            if (ContractKeys.Deployments.Contains(deployment))
            {
                contract = contract with { ExternalDeployment = deployment == "external" };
            }
            else
            {
                Report(problems, Deployment, deployment, "must be 'here' or 'external'");
            }
        }

        return Find(scopes, NotPayment) is { } members
            ? contract with { Operations = NotPayments(members, problems).AddRange(contract.Operations) }
            : contract;
    }

    private static ImmutableArray<NamedMember> NotPayments(string members, ImmutableArray<ContractProblem>.Builder problems)
    {
        var named = ImmutableArray.CreateBuilder<NamedMember>();
        foreach (var member in members.Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries))
        {
            if (MemberText.TryParse(member, out var typeName, out var memberName))
            {
                named.Add(new(typeName, memberName, Kind: null));
            }
            else
            {
                Report(problems, NotPayment, member.Trim(), "is no member: " + MemberText.Expected);
            }
        }

        return named.ToImmutable();
    }

    private static List<AnalyzerConfigOptions> Scopes(AnalyzerConfigOptionsProvider provider, IEnumerable<SyntaxTree> trees)
    {
        var scopes = new List<AnalyzerConfigOptions>();
        foreach (var tree in trees)
        {
            if (scopes.Count == MaxTrees)
            {
                break;
            }

            scopes.Add(provider.GetOptions(tree));
        }

        // Global options last: a .globalconfig is the weaker one wherever both speak.
        scopes.Add(provider.GlobalOptions);
        return scopes;
    }

    private static string? Find(List<AnalyzerConfigOptions> scopes, string key)
    {
        foreach (var scope in scopes)
        {
            if (scope.TryGetValue(key, out var value) && value.Trim().Length > 0)
            {
                return value.Trim();
            }
        }

        return null;
    }

    private static void ReportUnknown(List<AnalyzerConfigOptions> scopes, ImmutableArray<ContractProblem>.Builder problems)
    {
        var told = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var scope in scopes)
        {
            foreach (var key in KeysOf(scope))
            {
                if (key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !Keys.Contains(key.ToLowerInvariant()))
                {
                    told.Add(key);
                }
            }
        }

        foreach (var key in told)
        {
            problems.Add(new($"There is no option '{key}'; {ContractFile.DidYouMean(key, Keys)}", Location.None));
        }
    }

    // A host's own options need not know their keys.
    private static IEnumerable<string> KeysOf(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            return ImmutableArray<string>.Empty;
        }
    }

    private static void Report(ImmutableArray<ContractProblem>.Builder problems, string key, string value, string message) =>
        problems.Add(new($"The option '{key}' is wrong: '{value}' {message}", Location.None));
}
