using System.Collections.Generic;
using System.IO;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.DynamoDBEvents;

public class StreamsEventResponse
{
    [JsonPropertyName("batchItemFailures")]
    public IList<BatchItemFailure> BatchItemFailures { get; set; }

    public class BatchItemFailure
    {
        [JsonPropertyName("itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
