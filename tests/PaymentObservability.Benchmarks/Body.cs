namespace PaymentObservability.Benchmarks;

/// <summary>A body of code to compile.</summary>
public enum Body
{
    /// <summary>2,000 files of a business application without Lambda.</summary>
    NoLambda,

    /// <summary>The same with one Lambda function that makes one payment.</summary>
    OnePayment,

    /// <summary>250 Lambda functions that make 1,000 payments, none of them instrumented.</summary>
    ThousandPayments,
}
