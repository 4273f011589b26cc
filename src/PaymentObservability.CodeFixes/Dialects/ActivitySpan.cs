namespace PaymentObservability.CodeFixes.Dialects;

/// <summary><c>System.Diagnostics.ActivitySource</c>, under a name that the project exports.</summary>
internal sealed class ActivitySpan : IAttemptSpan
{
    public SpanLibrary Library => SpanLibrary.ActivitySource;

    public string Fields => "    internal static readonly global::System.Diagnostics.ActivitySource Spans = new global::System.Diagnostics.ActivitySource(«Source»);\n    private global::System.Diagnostics.Activity¿ _span;";

    public string Members => """
            private void BeginSpan(string name) => _span = Spans.StartActivity(name);

            private void EndSpan()
            {
                if (_span == null)
                {
                    return;
                }

                _span.SetTag("resource", Resource);
                _span.SetTag("outcome", OutcomeName);
                if (_amount.HasValue)
                {
                    _span.SetTag("payment_amount", (double)_amount.Value);
                }

                if (_outcome == (int)Outcome.Failed)
                {
                    _span.SetTag("reason", Reason);
                    _span.SetStatus(global::System.Diagnostics.ActivityStatusCode.Error, _reasonClass);
                    if (_exception != null)
                    {
                        _span.AddEvent(new global::System.Diagnostics.ActivityEvent("exception", default, new global::System.Diagnostics.ActivityTagsCollection
                        {
                            { "exception.type", _exception.GetType().FullName },
                            { "exception.stacktrace", _exception.StackTrace },
                        }));
                    }
                }

                _span.Dispose();
            }
        """;
}
