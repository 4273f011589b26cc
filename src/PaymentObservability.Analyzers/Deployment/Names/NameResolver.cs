using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.Yaml;

namespace PaymentObservability.Deployment;

/// <summary>
/// Works out the texts of one template: intrinsics that its own text can answer are answered, anything else becomes a symbol that is equal to
/// itself. A resource with a name of its own goes by that name.
/// </summary>
internal sealed class NameResolver
{
    /// <summary>Each <c>Fn::If</c> doubles the values; more than these are of no use.</summary>
    private const int MaxValues = 8;

    private const int MaxDepth = 12;

    private readonly Template template;

    // Every alarm is held against the names of the same few resources.
    private readonly ConcurrentDictionary<TemplateResource, NameExpression> names = new();

    public NameResolver(Template template) => this.template = template;

    /// <summary>What a value says, or null where there is none.</summary>
    public NameExpression? Of(YamlValue? value) => value is null ? null : new(Resolve(value, 0), template, value.Span);

    /// <summary>The only text that a value may have, parameters' defaults taken; null where there is none or it is not known.</summary>
    public string? Text(YamlValue? value) => value is YamlText { Tag: null, IsNull: false } plain ? plain.Value : Of(value)?.Text;

    /// <summary>
    /// What a value may be where <c>Fn::If</c> decides: each branch; none for <c>AWS::NoValue</c>. A plain value is itself.
    /// </summary>
    public IEnumerable<YamlValue> Branches(YamlValue? value) =>
        value is null ? Enumerable.Empty<YamlValue>()
        : Intrinsic.IsPlain(value) ? new[] { value }
        : BranchesOf(value);

    private static IEnumerable<YamlValue> BranchesOf(YamlValue value)
    {
        var open = new Stack<(YamlValue Value, int Depth)>();
        open.Push((value, 0));
        while (open.Count > 0)
        {
            var (next, depth) = open.Pop();
            if (depth < MaxDepth && Intrinsic.Of(next) is { Name: "If", Argument: YamlList { Items: { Length: 3 } items } })
            {
                open.Push((items[2], depth + 1));
                open.Push((items[1], depth + 1));
            }
            else if (!Intrinsic.IsNoValue(next))
            {
                yield return next;
            }
        }
    }

    /// <summary>The items of a list, those of either branch where <c>Fn::If</c> decides.</summary>
    public IEnumerable<YamlValue> Items(YamlValue? value)
    {
        foreach (var branch in Branches(value))
        {
            if (branch is YamlList { Tag: null } list)
            {
                foreach (var item in list.Items)
                {
                    if (Intrinsic.IsPlain(item))
                    {
                        yield return item;
                        continue;
                    }

                    foreach (var each in BranchesOf(item))
                    {
                        yield return each;
                    }
                }
            }
        }
    }

    /// <summary>
    /// Whether all of a value can be read: a list or mapping as written, <c>Fn::If</c> between such ones; not what another intrinsic makes.
    /// </summary>
    public bool IsReadable(YamlValue? value) => Branches(value).All(branch => Intrinsic.Of(branch) is null or { Name: "Ref" or "Sub" or "GetAtt" or "Join" });

    /// <summary>The physical name of a resource: its own, or the one that CloudFormation makes up.</summary>
    public NameExpression NameOf(TemplateResource resource) => names.GetOrAdd(resource, Named);

    private NameExpression Named(TemplateResource resource) => new(NameOf(resource, 0), resource.Template, resource.Key.Span);

    /// <summary>An attribute of a resource as a symbol.</summary>
    public NameExpression AttributeOf(string logicalId, string attribute, YamlValue? place = null) =>
        NameExpression.Of(ResourcePart(logicalId, attribute), place is null ? template.Resource(logicalId)?.Location : template.LocationOf(place));

    /// <summary>Each resource, of this template or SAM's, that a value mentions by <c>Ref</c>, <c>GetAtt</c> or <c>Sub</c>, once.</summary>
    public ISet<string> ReferencesIn(YamlValue? value)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<YamlValue>();
        if (value is not null)
        {
            open.Push(value);
        }

        while (open.Count > 0)
        {
            var next = open.Pop();
            switch (Intrinsic.Of(next))
            {
                case { Name: "Ref", Argument: YamlText name } when template.Parameter(name.Value) is null:
                    found.Add(name.Value);
                    break;
                case { Name: "GetAtt" } get when GetAttOf(get.Argument) is var (id, _):
                    found.Add(id);
                    break;
                case { Name: "Sub" } sub:
                    foreach (var part in SubOf(sub.Argument).Pattern.Where(part => part.IsName && template.Parameter(part.Text) is null))
                    {
                        found.Add(part.Text.Split('.')[0]);
                    }

                    break;
            }

            switch (next)
            {
                case YamlMap map:
                    foreach (var entry in map.Entries)
                    {
                        open.Push(entry.Value);
                    }

                    break;
                case YamlList list:
                    foreach (var item in list.Items)
                    {
                        open.Push(item);
                    }

                    break;
            }
        }

        return found;
    }

    /// <summary>The value of a parameter, a resource, or what the deployment knows, as <c>${...}</c> of <c>Fn::Sub</c> names it.</summary>
    public NameExpression Named(string name, YamlValue place) => new(Symbol(name, place.Span, 0), template.LocationOf(place));

    private ImmutableArray<NameAlternative> Resolve(YamlValue value, int depth)
    {
        if (depth > MaxDepth)
        {
            return One(Opaque(value), value.Span);
        }

        var intrinsic = Intrinsic.Of(value);
        switch (intrinsic?.Name)
        {
            case null:
                return value is YamlText { IsNull: false } text ? One(Text(text.Value), text.Span) : One(Opaque(value), value.Span);
            case "Ref" when intrinsic.Argument is YamlText name:
                return Reference(name.Value, value.Span, depth);
            case "GetAtt" when GetAttOf(intrinsic.Argument) is var (id, attribute):
                return Attribute(id, attribute, value.Span, depth);
            case "Sub":
                return Substitute(intrinsic.Argument, value.Span, depth);
            case "Join" when intrinsic.Argument is YamlList { Items: { Length: 2 } items } && items[0] is YamlText { Tag: null } separator && items[1] is YamlList { Tag: null } parts:
                return Join(separator.Value, parts.Items, value.Span, depth);
            case "FindInMap" when Lookup(intrinsic.Argument, value.Span, depth) is { IsDefault: false } found:
                return found;
            case "Select" when Selected(intrinsic.Argument) is { } selected:
                return Resolve(selected, depth + 1);
            case "If" when intrinsic.Argument is YamlList { Items: { Length: 3 } branches }:
                var both = Resolve(branches[1], depth + 1).AddRange(Resolve(branches[2], depth + 1));
                return both.Length > MaxValues ? One(Opaque(value), value.Span) : both;
            default:
                return One(Opaque(value), value.Span);
        }
    }

    private ImmutableArray<NameAlternative> Reference(string name, TextSpan span, int depth)
    {
        if (name == Intrinsic.NoValue)
        {
            return One(new(NamePartKind.NoValue, name, "", null), span);
        }

        if (name.StartsWith("AWS::", StringComparison.Ordinal))
        {
            // Region, account and partition are the same for all templates of a deployment, the stack is not.
            return One(new(NamePartKind.Pseudo, name, "", name is "AWS::StackName" or "AWS::StackId" or "AWS::NotificationARNs" ? template : null), span);
        }

        if (template.Parameter(name) is { } parameter)
        {
            return One(new(NamePartKind.Parameter, name, "", template) { Choice = parameter.Choice }, span);
        }

        return Attribute(name, template.Resource(name) is { } resource ? ResourceNames.RefOf(resource.Type) : ImplicitApis.RefOf(name), span, depth);
    }

    private ImmutableArray<NameAlternative> Attribute(string id, string attribute, TextSpan span, int depth)
    {
        var resource = template.Resource(id);
        attribute = resource is null ? attribute : ResourceNames.AttributeOf(resource.Type, attribute);
        return resource is not null && attribute == ResourceAttribute.Name
            ? NameOf(resource, depth + 1).Select(alternative => alternative.At(span)).ToImmutableArray()
            : ImplicitApis.StageOf(template, id, attribute) is { } stage ? One(stage, span) : One(ResourcePart(id, attribute), span);
    }

    private ImmutableArray<NameAlternative> NameOf(TemplateResource resource, int depth)
    {
        var madeUp = ResourcePart(resource.LogicalId, ResourceAttribute.Name);
        if (depth > MaxDepth)
        {
            return One(madeUp, resource.Key.Span);
        }

        if (ResourceNames.NamePropertyOf(resource.Type) is { } property && resource.Property(property) is { } given)
        {
            return Resolve(given, depth + 1)
                .Select(alternative => alternative.Only?.Kind == NamePartKind.NoValue ? new NameAlternative(new[] { madeUp }, given.Span) : alternative)
                .ToImmutableArray();
        }

        return ApiTitle(resource, depth) ?? One(madeUp, resource.Key.Span);
    }

    // A REST API without a name goes by the title of its definition; SAM writes the stack's name there where it makes the definition itself.
    private ImmutableArray<NameAlternative>? ApiTitle(TemplateResource resource, int depth)
    {
        if (resource.Type is not ("AWS::Serverless::Api" or "AWS::ApiGateway::RestApi" or "AWS::Serverless::HttpApi" or "AWS::ApiGatewayV2::Api"))
        {
            return null;
        }

        var (body, elsewhere) = resource.Type switch
        {
            "AWS::Serverless::Api" or "AWS::Serverless::HttpApi" => (resource.Property("DefinitionBody"), resource.Property("DefinitionUri")),
            _ => (resource.Property("Body"), resource.Property("BodyS3Location")),
        };
        if (body is YamlMap { Tag: null } map && map["Fn::Transform"] is null)
        {
            return (map["info"] as YamlMap)?["title"] is { } title ? Resolve(title, depth + 1) : null;
        }

        if (body is not null || elsewhere is not null)
        {
            return One(Opaque(body ?? elsewhere!), (body ?? elsewhere!).Span);
        }

        return resource.Type is "AWS::Serverless::Api" or "AWS::Serverless::HttpApi"
            ? One(new(NamePartKind.Pseudo, "AWS::StackName", "", template), resource.Key.Span)
            : null;
    }

    private ImmutableArray<NameAlternative> Symbol(string name, TextSpan span, int depth)
    {
        var dot = name.IndexOf('.');
        return dot > 0 && !name.StartsWith("AWS::", StringComparison.Ordinal)
            ? Attribute(name.Substring(0, dot), name.Substring(dot + 1), span, depth)
            : Reference(name, span, depth);
    }

    private ImmutableArray<NameAlternative> Substitute(YamlValue argument, TextSpan span, int depth)
    {
        var (pattern, isUnknown, own) = SubOf(argument);
        if (isUnknown)
        {
            return One(Opaque(argument), span);
        }

        return Combine(
            pattern.Select(part =>
                !part.IsName ? One(Text(part.Text), span)
                : own?[part.Text] is { } given ? Resolve(given, depth + 1)
                : Symbol(part.Text, span, depth + 1)),
            argument,
            span);
    }

    private ImmutableArray<NameAlternative> Join(string separator, ImmutableArray<YamlValue> items, TextSpan span, int depth) =>
        Combine(
            items.SelectMany((item, i) => i == 0 || separator.Length == 0
                ? new[] { Resolve(item, depth + 1) }
                : new[] { One(NamePart.Literal(separator), span), Resolve(item, depth + 1) }),
            items.IsEmpty ? new YamlText("", isPlain: false, tag: null, span) : items[0],
            span);

    /// <summary>Puts parts together that may have several values each.</summary>
    private ImmutableArray<NameAlternative> Combine(IEnumerable<ImmutableArray<NameAlternative>> pieces, YamlValue place, TextSpan span)
    {
        var values = new List<List<NamePart>> { new() };
        foreach (var piece in pieces)
        {
            if (piece.Length == 1)
            {
                values.ForEach(value => value.AddRange(piece[0].Parts));
                continue;
            }

            values = values.SelectMany(_ => piece, (value, alternative) => value.Concat(alternative.Parts).ToList()).ToList();
            if (values.Count > MaxValues)
            {
                return One(Opaque(place), span);
            }
        }

        return values.Select(value => new NameAlternative(value, span)).ToImmutableArray();
    }

    private ImmutableArray<NameAlternative> Lookup(YamlValue argument, TextSpan span, int depth)
    {
        if (argument is not YamlList { Items: { Length: >= 3 } keys }
            || Only(keys[0], depth) is not { IsLiteral: true, Text: { } name } || template.Mappings?[name] is not YamlMap map
            || Only(keys[1], depth) is not { } first || Only(keys[2], depth) is not { } second)
        {
            return default;
        }

        var given = first.Text is { } one && second.Text is { } two ? (map[one] as YamlMap)?[two] : null;
        if (first.IsLiteral && second.IsLiteral)
        {
            return given is null ? default : Resolve(given, depth + 1);
        }

        // Whatever a deployment may look up is as likely as what the defaults find.
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var row in Chosen(map, first))
        {
            foreach (var cell in row is YamlMap columns ? Chosen(columns, second) : new[] { row })
            {
                if (cell is not YamlText { Tag: null } text)
                {
                    return default;
                }

                values.Add(text.Value);
            }
        }

        return One(
            new(NamePartKind.Opaque, $"FindInMap {name}.{first}.{second}", "", template) { Choice = new((given as YamlText)?.Value, values.ToImmutable()) },
            span);
    }

    private static IEnumerable<YamlValue> Chosen(YamlMap map, NameAlternative key)
    {
        if (key.IsLiteral)
        {
            return map[key.Text!] is { } only ? new[] { only } : Enumerable.Empty<YamlValue>();
        }

        var allowed = key.Only?.Choice?.AllowedValues ?? ImmutableArray<string>.Empty;
        return map.MergedEntries.Where(entry => allowed.IsEmpty || allowed.Contains(entry.Key.Value)).Select(entry => entry.Value);
    }

    private NameAlternative? Only(YamlValue value, int depth) => Resolve(value, depth + 1) is { Length: 1 } values ? values[0] : null;

    private static YamlValue? Selected(YamlValue argument) =>
        argument is YamlList { Items: { Length: 2 } items } && items[0] is YamlText { Tag: null } index && int.TryParse(index.Value, out var at)
        && items[1] is YamlList { Tag: null } list && at >= 0 && at < list.Items.Length
            ? list.Items[at]
            : null;

    private static (string Id, string Attribute)? GetAttOf(YamlValue argument)
    {
        switch (argument)
        {
            case YamlText text when text.Value.IndexOf('.') is > 0 and var dot:
                return (text.Value.Substring(0, dot), text.Value.Substring(dot + 1));
            case YamlList { Items: { Length: 2 } items } when items[0] is YamlText { Tag: null } id && items[1] is YamlText { Tag: null } attribute:
                return (id.Value, attribute.Value);
            default:
                return null;
        }
    }

    private static (ImmutableArray<SubPart> Pattern, bool IsUnknown, YamlMap? Own) SubOf(YamlValue argument)
    {
        var own = argument is YamlList { Items: { Length: 2 } pair } ? pair[1] as YamlMap : null;
        var pattern = argument as YamlText ?? (argument is YamlList { Items: { Length: > 0 } given } ? given[0] as YamlText : null);
        return (pattern is null ? ImmutableArray<SubPart>.Empty : SubPart.Split(pattern.Value), pattern is null, own);
    }

    private NamePart ResourcePart(string id, string attribute) => new(NamePartKind.Resource, id, attribute, template);

    // The same text in the same template has the same value, whatever it is.
    private NamePart Opaque(YamlValue value) =>
        new(NamePartKind.Opaque, (value.Tag is { } tag ? tag + " " : "") + template.Text.ToString(value.Span), "", template);

    // {{resolve:ssm:...}} stands for something that only the deployment knows.
    private NamePart Text(string text) =>
        text.IndexOf("{{resolve:", StringComparison.Ordinal) >= 0 ? new(NamePartKind.Opaque, text, "", template) : NamePart.Literal(text);

    private static ImmutableArray<NameAlternative> One(NamePart part, TextSpan span) => ImmutableArray.Create(NameAlternative.Of(part, span));
}
