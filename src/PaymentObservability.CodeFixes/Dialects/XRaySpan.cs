namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>
/// The X-Ray SDK, which Powertools Tracing brings along. Not by <c>WithSubsegment</c> or <c>[Tracing]</c>: the one ends at the first await, the other changes the exception.
/// </summary>
internal sealed class XRaySpan : IAttemptSpan
{
    public SpanLibrary Library => SpanLibrary.XRay;

    public string Fields => "    private bool _hasSpan;";

    public string Members => """
            private void BeginSpan(string name)
            {
                global::Amazon.XRay.Recorder.Core.AWSXRayRecorder.Instance.BeginSubsegment(name);
                _hasSpan = true;
            }

            // A subsegment that is not ended takes the whole trace with it.
            private void EndSpan()
            {
                if (!_hasSpan)
                {
                    return;
                }

                var recorder = global::Amazon.XRay.Recorder.Core.AWSXRayRecorder.Instance;
                try
                {
                    recorder.AddAnnotation("resource", Resource);
                    recorder.AddAnnotation("outcome", OutcomeName);
                    if (_amount.HasValue)
                    {
                        // A decimal is no annotation.
                        recorder.AddAnnotation("payment_amount", (double)_amount.Value);
                    }

                    if (_outcome == (int)Outcome.Failed)
                    {
                        recorder.AddAnnotation("reason", Reason);
                        if (IsExplained)
                        {
                            recorder.MarkError();
                        }
                        else if (_exception != null)
                        {
                            recorder.AddException(_exception);
                        }
                        else
                        {
                            recorder.MarkFault();
                        }
                    }
                }
                finally
                {
                    recorder.EndSubsegment();
                }
            }
        """;
}
