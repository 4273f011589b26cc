using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Contract;
using PaymentObservability.Contract.Reading;
using PaymentObservability.Yaml;
using Xunit;

namespace PaymentObservability.Tests.Contract;

/// <summary>The reader, the schema and the documentation know the same keys.</summary>
public sealed class ConfigurationDocsTests
{
    private static readonly string Docs = RepositoryFiles.Read("docs/configuration.md");
    private static readonly JsonElement Schema = JsonDocument.Parse(RepositoryFiles.Read("schema/payment-observability.schema.json")).RootElement;

    [Fact]
    public void EveryListOfWordsHasAKey()
    {
        var lists = typeof(PaymentWords).GetProperties().Where(property => property.PropertyType == typeof(ImmutableHashSet<string>)).Select(property => string.Join("-", NameWords.Split(property.Name)));
        Assert.Equal(lists.OrderBy(key => key), WordLists.Keys.OrderBy(key => key));

        var marker = ImmutableHashSet.Create("marker");
        Assert.All(WordLists.All, list => Assert.Equal(marker, list.Get(list.With(GuideDefaults.Contract.Words, marker))));
        Assert.All(WordLists.All, list => Assert.Equal(list.Key, string.Join("-", NameWords.Split(typeof(PaymentWords).GetProperties().Single(property => property.GetValue(list.With(new PaymentWords(), marker)) == (object)marker).Name))));
    }

    [Fact]
    public void KindsAndRolesAreTheModels()
    {
        Assert.Equal(System.Enum.GetNames<PaymentKind>().Select(name => name.ToLowerInvariant()).Append("not-payment").OrderBy(key => key), ContractKeys.OperationKinds.OrderBy(key => key));
        Assert.Equal(System.Enum.GetNames<MetricRole>().Select(name => name.ToLowerInvariant()).OrderBy(key => key), ContractKeys.Roles.OrderBy(key => key));
        Assert.Equal(GuideDefaults.Contract.Kinds.Keys.Select(kind => kind.ToString().ToLowerInvariant()).OrderBy(key => key), ContractKeys.OwingKinds.OrderBy(key => key));
    }

    [Fact]
    public void TheSchemaHasTheReadersKeys()
    {
        var keys = new SortedSet<string>(System.StringComparer.Ordinal);
        Walk(Schema, "", keys);
        Assert.Equal(ReadersPaths(), keys);
    }

    [Fact]
    public void TheSchemaHasTheReadersUnits()
    {
        var units = Schema.GetProperty("definitions").GetProperty("metric").GetProperty("anyOf")[1].GetProperty("properties").GetProperty("unit").GetProperty("enum");
        Assert.Equal(StandardUnits.All, units.EnumerateArray().Select(unit => unit.GetString()));
    }

    [Fact]
    public void TheDocumentationHasTheReadersKeys()
    {
        var documented = ReadersPaths()
            .Select(path => Regex.Replace(path, @"^words\.[^.]+", "words.<list>"))
            .Select(path => Regex.Replace(path, @"^(operations|kinds)\.[^.]+", "$1.<kind>"))
            .Select(path => Regex.Replace(path, @"\.metrics\.[^.]+", ".metrics.<role>"))
            .Where(path => !Regex.IsMatch(path, @"\.(add|remove|replace)$"))
            .Where(path => path is not ("words" or "operations" or "kinds" or "dimensions" or "emitters") && !path.EndsWith(">.metrics") && !path.EndsWith(">.log"))
            .Distinct()
            .OrderBy(path => path);

        Assert.Equal(documented, FirstCells(Section("### Keys")).OrderBy(path => path));
        Assert.Equal(WordLists.Keys, FirstCells(Section("### Words")));
        Assert.Equal(ContractOptions.Keys, FirstCells(Section("## Options")));
        Assert.All(ContractKeys.OperationKinds.Concat(ContractKeys.Roles).Concat(ContractKeys.Change), key => Assert.Contains("`" + key + "`", Section("### Keys")));
    }

    [Fact]
    public void TheExampleUsesEveryKeyRightly()
    {
        var example = Block("# payment-observability.yaml\n");
        Assert.Empty(Read(example).Problems);

        var used = new SortedSet<string>(System.StringComparer.Ordinal);
        Walk(Root(example), "", used);

        // One list, kind and role shows what the keys below it are for; those are the same everywhere.
        var shown = used.Select(Generalize).ToHashSet();
        Assert.All(
            ReadersPaths().Select(Generalize).Where(path => !Regex.IsMatch(path, @"^(never-record|dimensions\.[a-z-]+)\.")),
            path => Assert.Contains(path, shown));
    }

    [Fact]
    public void TheDocumentedDefaultsAreTheDefaults()
    {
        var file = Block("# defaults\n");
        var reading = Read(file);
        Assert.Empty(reading.Problems);
        Assert.True(GuideDefaults.Contract.NeverRecord.SetEquals(reading.Contract.NeverRecord));

        // Read over a contract that takes everything out, so that the file alone says what is in.
        foreach (var (kind, contract) in GuideDefaults.Contract.Kinds)
        {
            var map = (YamlMap)((YamlMap)Root(file)["kinds"]!)[kind.ToString().ToLowerInvariant()]!;
            var metrics = ((YamlMap)map["metrics"]!).Entries.Select(entry => (entry.Key.Value, Map: (YamlMap)entry.Value));
            Assert.Equal(
                contract.Metrics.Select(metric => (metric.Role.ToString().ToLowerInvariant(), metric.Name, metric.Unit, metric.Required ? "true" : "false")),
                metrics.Select(metric => (metric.Value, metric.Map.Text("name")!, metric.Map.Text("unit")!, metric.Map.Text("required")!)));
            Assert.Equal(contract.Namespace, map.Text("namespace"));
            Assert.Equal(contract.Span, map.Text("span"));
            Assert.Equal(contract.Steps, Texts(map["steps"]));
            Assert.Equal(contract.Annotations, Texts(map["annotations"]));
            Assert.Equal(contract.LogPhrase, ((YamlMap)map["log"]!).Text("phrase"));
            Assert.Equal(contract.LogFields, Texts(((YamlMap)map["log"]!)["fields"]));
        }

        Assert.All(GuideDefaults.SuggestedDimensions, name => Assert.Contains("`" + name + "`", Section("## The defaults")));
    }

    private static SortedSet<string> ReadersPaths()
    {
        var paths = new SortedSet<string>(ContractKeys.File, System.StringComparer.Ordinal);
        void Add(string prefix, IEnumerable<string> keys) => paths.UnionWith(keys.Select(key => prefix + "." + key));

        Add("words", WordLists.Keys);
        WordLists.Keys.ToList().ForEach(list => Add("words." + list, ContractKeys.Change));
        Add("operations", ContractKeys.OperationKinds);
        Add("kinds", ContractKeys.OwingKinds);
        foreach (var kind in ContractKeys.OwingKinds.Select(kind => "kinds." + kind))
        {
            Add(kind, ContractKeys.Kind);
            Add(kind + ".metrics", ContractKeys.Roles);
            ContractKeys.Roles.ToList().ForEach(role => Add(kind + ".metrics." + role, ContractKeys.Metric));
            Add(kind + ".log", ContractKeys.LogKeys);
        }

        Add("dimensions", ContractKeys.DimensionKeys);
        ContractKeys.DimensionKeys.ToList().ForEach(key => Add("dimensions." + key, ContractKeys.Change));
        Add("never-record", ContractKeys.Change);
        Add("emitters[]", ContractKeys.Emitter);
        return paths;
    }

    private static string Generalize(string path)
    {
        path = Regex.Replace(path, @"^words\.[^.]+\.", "words.<list>.");
        path = Regex.Replace(path, @"^kinds\.[^.]+\.", "kinds.<kind>.");
        return Regex.Replace(path, @"\.metrics\.[^.]+\.", ".metrics.<role>.");
    }

    private static void Walk(JsonElement schema, string path, ISet<string> keys)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Walk(Schema.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/').Last()), path, keys);
        }

        if (schema.TryGetProperty("anyOf", out var any))
        {
            any.EnumerateArray().ToList().ForEach(one => Walk(one, path, keys));
        }

        if (schema.TryGetProperty("items", out var items))
        {
            Walk(items, path + "[]", keys);
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
            foreach (var property in properties.EnumerateObject())
            {
                var key = path.Length == 0 ? property.Name : path + "." + property.Name;
                Assert.True(property.Value.TryGetProperty("description", out _), key);
                keys.Add(key);
                Walk(property.Value, key, keys);
            }
        }
    }

    private static void Walk(YamlValue value, string path, ISet<string> keys)
    {
        if (value is YamlList list)
        {
            list.Items.ToList().ForEach(item => Walk(item, path + "[]", keys));
        }
        else if (value is YamlMap map)
        {
            foreach (var entry in map.Entries)
            {
                var key = path.Length == 0 ? entry.Key.Value : path + "." + entry.Key.Value;
                keys.Add(key);
                Walk(entry.Value, key, keys);
            }
        }
    }

    private static IEnumerable<string> FirstCells(string section) =>
        Regex.Matches(section, @"^\| `([^`]+)` \|", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

    private static string Section(string heading)
    {
        var start = Docs.IndexOf("\n" + heading + "\n", System.StringComparison.Ordinal) + 1;
        Assert.True(start > 0, heading);
        var next = Regex.Match(Docs.Substring(start + heading.Length), @"^#{2,3} ", RegexOptions.Multiline);
        return next.Success ? Docs.Substring(start, heading.Length + next.Index) : Docs.Substring(start);
    }

    private static string Block(string firstLine)
    {
        var start = Docs.IndexOf("```yaml\n" + firstLine, System.StringComparison.Ordinal) + "```yaml\n".Length;
        return Docs.Substring(start, Docs.IndexOf("```", start, System.StringComparison.Ordinal) - start);
    }

    private static IEnumerable<string> Texts(YamlValue? list) => ((YamlList)list!).Items.Select(item => ((YamlText)item).Value);

    private static YamlMap Root(string yaml) => (YamlMap)YamlReader.Read(SourceText.From(yaml), CancellationToken.None).Root!;

    private static ContractReading Read(string yaml) =>
        ContractReader.Read(TestFile.Of("/repo/payment-observability.yaml", yaml), new TestOptions(), new[] { CSharpSyntaxTree.ParseText("") }, CancellationToken.None);
}
