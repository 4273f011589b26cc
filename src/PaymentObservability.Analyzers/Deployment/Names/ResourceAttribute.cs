namespace PaymentObservability.Deployment;

/// <summary>Attributes of resources under one name each, whatever <c>Ref</c> and <c>GetAtt</c> call them for a type.</summary>
internal static class ResourceAttribute
{
    /// <summary>The physical name.</summary>
    public const string Name = "Name";

    /// <summary>The ARN.</summary>
    public const string Arn = "Arn";

    /// <summary>An API's id.</summary>
    public const string Id = "Id";

    /// <summary>A queue's address.</summary>
    public const string Url = "Url";
}
