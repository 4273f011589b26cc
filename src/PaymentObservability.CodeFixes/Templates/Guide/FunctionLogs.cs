using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Templates.Tree;
using PaymentObservability.Deployment.Guide;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>Where functions log to.</summary>
internal static class FunctionLogs
{
    /// <summary>The name of a function's log group: the one it is told, else the one that Lambda makes.</summary>
    public static TemplateNode GroupOf(string function, TemplateDraft draft) =>
        draft.AddedProperty(function, "LoggingConfig", "LogGroup")
        ?? draft.View.Node(function, "LoggingConfig", "LogGroup")
        ?? CallNode.Sub("/aws/lambda/${" + function + "}");

    /// <summary>The functions that a gap of the whole service is about: those it lists, else all of the template.</summary>
    public static IReadOnlyList<string> Functions(GuideGap gap, TemplateDraft draft)
    {
        var listed = gap.List("functions").Where(id => draft.View.Type(id) is TemplateView.ServerlessFunction or TemplateView.LambdaFunction).ToList();
        return Together(listed.Count > 0 ? listed : draft.View.Functions.ToList(), draft);
    }

    /// <summary>
    /// Those of some functions that one resource can name: what is there on a condition only cannot be named by what is always there. Where all are conditional, those that
    /// share the condition of the first: what named functions that exclude each other would never be there.
    /// </summary>
    public static IReadOnlyList<string> Together(IReadOnlyList<string> functions, TemplateDraft draft)
    {
        var certain = functions.Where(id => Condition(id) is null).ToList();
        return certain.Count > 0 || functions.Count == 0 ? certain : functions.Where(id => Condition(id) == Condition(functions[0])).ToList();

        string? Condition(string id) => draft.View.Resource(id)?.Text("Condition");
    }
}
