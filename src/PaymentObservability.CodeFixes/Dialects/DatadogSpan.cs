namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>Datadog.Trace.</summary>
internal sealed class DatadogSpan : IAttemptSpan
{
    public SpanLibrary Library => SpanLibrary.Datadog;

    public string Fields => "    private global::Datadog.Trace.IScope¿ _span;";

    public string Members => """
            private void BeginSpan(string name) => _span = global::Datadog.Trace.Tracer.Instance.StartActive(name);

            private void EndSpan()
            {
                if (_span == null)
                {
                    return;
                }

                var span = _span.Span;
                span.SetTag("resource", Resource);
                span.SetTag("outcome", OutcomeName);
                if (_amount.HasValue)
                {
                    span.SetTag("payment_amount", _amount.Value.ToString(global::System.Globalization.CultureInfo.InvariantCulture));
                }

                if (_outcome == (int)Outcome.Failed)
                {
                    span.SetTag("reason", Reason);
                    span.Error = true;
                    if (_exception != null)
                    {
                        span.SetException(_exception);
                    }
                }

                _span.Dispose();
            }
        """;
}
