using PaymentObservability.CodeFixes.Templates.Tree;

namespace PaymentObservability.CodeFixes.Templates.Guide;

/// <summary>Where functions log to.</summary>
internal static class FunctionLogs
{
    /// <summary>The name of a function's log group: the one it is told, else the one that Lambda makes.</summary>
    public static TemplateNode GroupOf(string function, TemplateDraft draft) =>
        draft.AddedProperty(function, "LoggingConfig", "LogGroup")
        ?? draft.View.Node(function, "LoggingConfig", "LogGroup")
        ?? CallNode.Sub("/aws/lambda/${" + function + "}");
}
