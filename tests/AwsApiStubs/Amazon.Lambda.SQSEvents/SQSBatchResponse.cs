using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.SQSEvents;

public class SQSBatchResponse
{
    public SQSBatchResponse()
        : this(new List<BatchItemFailure>())
    {
    }

    public SQSBatchResponse(List<BatchItemFailure> batchItemFailures)
    {
        BatchItemFailures = batchItemFailures;
    }

    [JsonPropertyName("batchItemFailures")]
    public List<BatchItemFailure> BatchItemFailures { get; set; }

    public class BatchItemFailure
    {
        [JsonPropertyName("itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
