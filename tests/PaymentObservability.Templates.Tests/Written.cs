using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using PaymentObservability.CodeFixes.Edits;
using PaymentObservability.CodeFixes.Templates;
using PaymentObservability.CodeFixes.Templates.Edits;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Yaml;

namespace PaymentObservability.Templates;

/// <summary>A template after gaps were closed, or after one thing was added to it.</summary>
internal static class Written
{
    /// <summary>The template with gaps closed, one a line.</summary>
    public static string With(string template, params string[] gaps) =>
        TemplateWriter.Write(SourceText.From(template), GuideGap.ParseAll(string.Join("\n", gaps)), CancellationToken.None).ToString();

    /// <summary>The same, read: the resource of a logical id.</summary>
    public static YamlMap Resource(string template, string id, params string[] gaps)
    {
        var root = (YamlMap)YamlReader.Read(SourceText.From(With(template, gaps)), CancellationToken.None).Root!;
        return ((YamlMap)root["Resources"]!)[id] as YamlMap ?? throw new Xunit.Sdk.XunitException($"There is no {id} among {string.Join(", ", ((YamlMap)root["Resources"]!).Entries.Select(entry => entry.Key.Value))}");
    }

    /// <summary>A property of a resource, by its path.</summary>
    public static YamlValue? At(this YamlMap resource, params string[] path)
    {
        YamlValue? value = resource["Properties"];
        foreach (var key in path)
        {
            value = value is YamlList list ? list.Items[int.Parse(key)] : (value as YamlMap)?[key];
        }

        return value;
    }

    /// <summary>The template with a value set under a path that is parted by slashes; null where that is refused.</summary>
    public static string? Set(string template, string path, TemplateNode value, string? comment = null) => Edited(template, editor => editor.Set(path.Split('/'), value, comment));

    /// <summary>The template with an item appended to a list.</summary>
    public static string? Append(string template, string path, TemplateNode item) => Edited(template, editor => editor.Append(path.Split('/'), item));

    /// <summary>The template with a text replaced.</summary>
    public static string? Replace(string template, string path, TemplateNode value) => Edited(template, editor => editor.Replace(path.Split('/'), value));

    private static string? Edited(string template, System.Func<TemplateEditor, bool> edit)
    {
        var text = SourceText.From(template);
        var editor = new TemplateEditor(text, (YamlMap)YamlReader.Read(text, CancellationToken.None).Root!);
        return edit(editor) ? new TextEdits(editor.Edits()).Apply(text).ToString() : null;
    }
}
