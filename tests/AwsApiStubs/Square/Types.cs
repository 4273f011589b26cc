using System;
using System.Collections.Generic;

namespace Square;

/// <summary>Of the original's currencies, some; the others are made by FromCustom.</summary>
public readonly record struct Currency
{
    public static readonly Currency Usd = new("USD");
    public static readonly Currency Eur = new("EUR");
    public static readonly Currency Gbp = new("GBP");
    public static readonly Currency Cad = new("CAD");
    public static readonly Currency Jpy = new("JPY");

    public Currency(string value)
    {
        Value = value;
    }

    public string Value { get; }

    public static Currency FromCustom(string value) => new(value);

    public override string ToString() => Value;

    public static explicit operator string(Currency value) => value.Value;

    public static explicit operator Currency(string value) => new(value);
}

public record Money
{
    public long? Amount { get; set; }

    public Currency? Currency { get; set; }
}

public readonly record struct ErrorCategory
{
    public static readonly ErrorCategory ApiError = new("API_ERROR");
    public static readonly ErrorCategory PaymentMethodError = new("PAYMENT_METHOD_ERROR");
    public static readonly ErrorCategory RateLimitError = new("RATE_LIMIT_ERROR");

    public ErrorCategory(string value)
    {
        Value = value;
    }

    public string Value { get; }

    public static ErrorCategory FromCustom(string value) => new(value);

    public override string ToString() => Value;
}

public readonly record struct ErrorCode
{
    public static readonly ErrorCode CardDeclined = new("CARD_DECLINED");
    public static readonly ErrorCode GenericDecline = new("GENERIC_DECLINE");
    public static readonly ErrorCode InsufficientFunds = new("INSUFFICIENT_FUNDS");

    public ErrorCode(string value)
    {
        Value = value;
    }

    public string Value { get; }

    public static ErrorCode FromCustom(string value) => new(value);

    public override string ToString() => Value;
}

public record Error
{
    public required ErrorCategory Category { get; set; }

    public required ErrorCode Code { get; set; }

    public string? Detail { get; set; }

    public string? Field { get; set; }
}

public record Payment
{
    public string? Id { get; set; }

    public string? CreatedAt { get; set; }

    public Money? AmountMoney { get; set; }

    public Money? TotalMoney { get; set; }

    public Money? RefundedMoney { get; set; }

    public string? Status { get; set; }

    public string? SourceType { get; set; }

    public string? LocationId { get; set; }

    public string? OrderId { get; set; }

    public string? ReferenceId { get; set; }

    public string? CustomerId { get; set; }

    public string? Note { get; set; }

    public string? VersionToken { get; set; }
}

public record PaymentRefund
{
    public required string Id { get; set; }

    public string? Status { get; set; }

    public string? LocationId { get; set; }

    public required Money AmountMoney { get; set; }

    public string? PaymentId { get; set; }

    public string? Reason { get; set; }
}

public record CreatePaymentResponse
{
    public IEnumerable<Error>? Errors { get; set; }

    public Payment? Payment { get; set; }
}

public record CancelPaymentByIdempotencyKeyResponse
{
    public IEnumerable<Error>? Errors { get; set; }
}

public record GetPaymentResponse
{
    public IEnumerable<Error>? Errors { get; set; }

    public Payment? Payment { get; set; }
}

public record UpdatePaymentResponse
{
    public IEnumerable<Error>? Errors { get; set; }

    public Payment? Payment { get; set; }
}

public record CancelPaymentResponse
{
    public IEnumerable<Error>? Errors { get; set; }

    public Payment? Payment { get; set; }
}

public record CompletePaymentResponse
{
    public IEnumerable<Error>? Errors { get; set; }

    public Payment? Payment { get; set; }
}

public record RefundPaymentResponse
{
    public IEnumerable<Error>? Errors { get; set; }

    public PaymentRefund? Refund { get; set; }
}

public partial class RequestOptions
{
    public string? BaseUrl { get; init; }

    public int? MaxRetries { get; init; }

    public TimeSpan? Timeout { get; init; }

    public string? Version { get; init; }
}

public class SquareException : Exception
{
    public SquareException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

public class SquareApiException : SquareException
{
    public SquareApiException(string message, int statusCode, object body)
        : base($"{message} Status code: {statusCode}")
    {
        StatusCode = statusCode;
        Body = body;
        Errors = body as IReadOnlyList<Error> ?? Array.Empty<Error>();
    }

    public int StatusCode { get; }

    public object Body { get; }

    /// <summary>The stand-in parses no body: it takes a list of errors for one.</summary>
    public IReadOnlyList<Error> Errors { get; }
}
