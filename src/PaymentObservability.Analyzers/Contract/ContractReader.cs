using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Contract.Reading;
using PaymentObservability.Deployment;
using PaymentObservability.Yaml;

namespace PaymentObservability.Contract;

/// <summary>
/// Reads the contract: the guide's defaults, then <c>payment-observability.yaml</c> of each folder from the outermost to the project's own, then
/// the options. A mistake is told at its place, and everything else still counts.
/// </summary>
internal static class ContractReader
{
    /// <summary>The name of contract files, before <c>.yaml</c> or <c>.yml</c>.</summary>
    public const string FileName = "payment-observability";

    /// <summary>Whether a file is a contract file by its name.</summary>
    public static bool IsContractFile(string path)
    {
        var name = FilePaths.NameOf(path);
        return name.Equals(FileName + ".yaml", StringComparison.OrdinalIgnoreCase) || name.Equals(FileName + ".yml", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads all of it. Never throws, but for the token's sake.</summary>
    /// <param name="files">The project's additional files.</param>
    /// <param name="options">The options of the project's files and its global ones.</param>
    /// <param name="trees">The project's source files, of which the first few show <c>[*.cs]</c> of <c>.editorconfig</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ContractReading Read(ImmutableArray<AdditionalText> files, AnalyzerConfigOptionsProvider options, IEnumerable<SyntaxTree> trees, CancellationToken cancellation)
    {
        var problems = ImmutableArray.CreateBuilder<ContractProblem>();
        var contract = GuideDefaults.Contract;
        AdditionalText? outer = null;
        foreach (var file in ContractFiles(files))
        {
            cancellation.ThrowIfCancellationRequested();
            if (file.GetText(cancellation) is not { } text)
            {
                problems.Add(new("The contract file cannot be read", Location.Create(file.Path, default, default)));
                continue;
            }

            if (outer is not null && Clash(outer.Path, file.Path) is { } clash)
            {
                problems.Add(new(clash, FileLocation.Of(file.Path, text, default)));
                continue;
            }

            outer = file;
            var ofFile = ImmutableArray.CreateBuilder<ContractProblem>();
            contract = Apply(contract, new ContractFile(file.Path, text, ofFile), YamlReader.Read(text, cancellation));
            problems.AddRange(ofFile.OrderBy(problem => problem.Location.SourceSpan.Start));
        }

        contract = ContractOptions.Apply(contract, options, trees, problems);
        return new(contract, problems.ToImmutable());
    }

    /// <summary>The contract files, the outermost first.</summary>
    private static List<AdditionalText> ContractFiles(ImmutableArray<AdditionalText> files)
    {
        var found = new List<AdditionalText>();
        foreach (var file in files)
        {
            if (IsContractFile(file.Path))
            {
                found.Add(file);
            }
        }

        found.Sort((a, b) =>
        {
            var byDepth = FilePaths.FolderOf(a.Path).Length.CompareTo(FilePaths.FolderOf(b.Path).Length);
            return byDepth != 0 ? byDepth : string.CompareOrdinal(a.Path, b.Path);
        });
        return found;
    }

    private static string? Clash(string outer, string inner)
    {
        var above = FilePaths.FolderOf(outer);
        var folder = FilePaths.FolderOf(inner);
        if (folder == above)
        {
            return $"The folder has a second contract file, '{FilePaths.NameOf(outer)}'; this one is not read";
        }

        return above.Length == 0 || folder.StartsWith(above.TrimEnd('/') + "/", StringComparison.Ordinal)
            ? null
            : $"There is another contract file in a folder that is not above this one, '{outer}'; this one is not read";
    }

    private static PaymentContract Apply(PaymentContract contract, ContractFile file, YamlFile yaml)
    {
        foreach (var problem in yaml.Problems)
        {
            file.Report(problem.Span, problem.Message);
        }

        if (yaml.Root is null or YamlText { IsNull: true })
        {
            if (yaml.IsWhole)
            {
                file.Report(default(TextSpan), "The contract file is empty; without it the guide's defaults apply");
            }

            return contract;
        }

        var unfinished = yaml.IsWhole || yaml.Root is not YamlMap { Entries: { Length: > 0 } entries } ? null : entries[entries.Length - 1];
        foreach (var entry in file.Entries(yaml.Root, "the contract file", ContractKeys.File))
        {
            // Half a section may say the opposite of the whole one.
            if (entry != unfinished)
            {
                contract = Apply(contract, file, entry);
            }
        }

        return contract;
    }

    private static PaymentContract Apply(PaymentContract contract, ContractFile file, YamlEntry entry) => entry.Key.Value switch
    {
        ContractKeys.Deployment => contract with { ExternalDeployment = IsExternal(file, entry.Value) ?? contract.ExternalDeployment },
        ContractKeys.Words => contract with { Words = ApplyWords(file, entry.Value, contract.Words) },
        ContractKeys.Operations => contract with { Operations = OperationSection.Apply(file, entry.Value, contract.Operations) },
        ContractKeys.Kinds => contract with { Kinds = KindSection.Apply(file, entry.Value, contract.Kinds) },
        ContractKeys.Dimensions => ApplyDimensions(file, entry.Value, contract),
        ContractKeys.NeverRecord => contract with { NeverRecord = SetSection.Apply(file, entry.Value, ContractKeys.NeverRecord, contract.NeverRecord, item => SetSection.Name(file, item)) },
        ContractKeys.Emitters => contract with { Emitters = EmitterSection.Apply(file, entry.Value, contract.Emitters) },
        _ => contract,
    };

    private static bool? IsExternal(ContractFile file, YamlValue value)
    {
        if (file.Text(value, ContractKeys.Deployment) is not { } text)
        {
            return null;
        }

        if (ContractKeys.Deployments.Contains(text.Value))
        {
            return text.Value == "external";
        }

        file.Report(text, "'deployment' must be 'here' or 'external'");
        return null;
    }

    private static PaymentWords ApplyWords(ContractFile file, YamlValue value, PaymentWords words)
    {
        foreach (var entry in file.Entries(value, ContractKeys.Words, WordLists.Keys))
        {
            var list = WordLists.Find(entry.Key.Value)!;
            words = list.With(words, SetSection.Apply(file, entry.Value, ContractKeys.Words + "." + list.Key, list.Get(words), item => SetSection.Word(file, item)));
        }

        return words;
    }

    private static PaymentContract ApplyDimensions(ContractFile file, YamlValue value, PaymentContract contract)
    {
        foreach (var entry in file.Entries(value, ContractKeys.Dimensions, ContractKeys.DimensionKeys))
        {
            var owner = ContractKeys.Dimensions + "." + entry.Key.Value;
            contract = entry.Key.Value == ContractKeys.Allowed
                ? contract with { AllowedDimensions = SetSection.Apply(file, entry.Value, owner, contract.AllowedDimensions, item => SetSection.Name(file, item)) }
                : contract with { HighCardinalityWords = SetSection.Apply(file, entry.Value, owner, contract.HighCardinalityWords, item => SetSection.Word(file, item)) };
        }

        return contract;
    }
}
