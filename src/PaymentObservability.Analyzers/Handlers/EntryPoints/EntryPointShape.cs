namespace PaymentObservability.Handlers;

/// <summary>How Lambda comes to call an entry point.</summary>
internal enum EntryPointShape
{
    /// <summary>Named in a handler string of a template or of <c>aws-lambda-tools-defaults.json</c>.</summary>
    HandlerString,

    /// <summary>A public method with an <c>ILambdaContext</c> or a Lambda event, which nothing in the project calls.</summary>
    LambdaSignature,

    /// <summary>A method with <c>[LambdaFunction]</c>.</summary>
    Annotations,

    /// <summary>A delegate given to <c>LambdaBootstrapBuilder</c> or <c>HandlerWrapper</c>.</summary>
    Bootstrap,

    /// <summary>A controller action behind Lambda hosting.</summary>
    ControllerAction,

    /// <summary>A <c>MapPost</c>-like delegate behind Lambda hosting.</summary>
    MinimalApi,

    /// <summary>Marked with <c>[PaymentOperation]</c>.</summary>
    Marked,
}
