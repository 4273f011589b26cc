namespace PaymentObservability.Monitoring.AlarmDefects;

/// <summary>What an alarm watches.</summary>
internal enum AlarmSubject
{
    /// <summary>A function.</summary>
    Function,

    /// <summary>An API.</summary>
    Api,

    /// <summary>A DynamoDB table.</summary>
    Table,

    /// <summary>An SQS queue.</summary>
    Queue,

    /// <summary>A metric of the project's own.</summary>
    OwnMetric,
}
