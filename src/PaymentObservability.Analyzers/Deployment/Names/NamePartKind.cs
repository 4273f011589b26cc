namespace PaymentObservability.Deployment;

/// <summary>What a part of a name is made of.</summary>
internal enum NamePartKind
{
    /// <summary>Text.</summary>
    Literal,

    /// <summary>A parameter of the template.</summary>
    Parameter,

    /// <summary>A value that the deployment knows: <c>AWS::StackName</c>.</summary>
    Pseudo,

    /// <summary>Something of a resource: its name, ARN, id.</summary>
    Resource,

    /// <summary>Anything else, equal only to the same expression of the same template.</summary>
    Opaque,

    /// <summary>Nothing at all: <c>AWS::NoValue</c>.</summary>
    NoValue,
}
