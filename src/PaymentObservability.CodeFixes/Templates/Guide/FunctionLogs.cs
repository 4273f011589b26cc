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
        // What is there on a condition only cannot be named by what is always there; where all is, the condition holds for both.
        var all = listed.Count > 0 ? listed : draft.View.Functions.ToList();
        var certain = all.Where(id => draft.View.Resource(id)?["Condition"] is null).ToList();
        return certain.Count > 0 ? certain : all;
    }
}
