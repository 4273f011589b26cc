using System.Collections.Generic;

namespace Braintree;

public interface Result<out T>
{
    Transaction Transaction { get; }

    ValidationErrors Errors { get; }

    Dictionary<string, string> Parameters { get; }

    string Message { get; }

    T Target { get; }

    bool IsSuccess();
}

public class ResultImpl<T> : Result<T>
    where T : class
{
    public ResultImpl(T target)
    {
        Target = target;
    }

    public ResultImpl(ValidationErrors errors)
    {
        Errors = errors;
    }

    public Transaction Transaction { get; protected set; }

    public ValidationErrors Errors { get; protected set; }

    public Dictionary<string, string> Parameters { get; protected set; }

    public string Message { get; protected set; }

    public T Target { get; protected set; }

    public virtual bool IsSuccess() => Errors == null;

    /// <summary>Only in the stand-in: a decline, which has a message and the transaction that was declined.</summary>
    public static ResultImpl<T> Declined(string message, Transaction transaction = null) =>
        new(new ValidationErrors()) { Message = message, Transaction = transaction };
}

public class ValidationError
{
    public ValidationError(string attribute, string code, string message)
    {
        Attribute = attribute;
        Message = message;
    }

    public string Attribute { get; }

    public string Message { get; }

}

public class ValidationErrors
{
    private readonly List<ValidationError> errors = new();

    public virtual int Count => errors.Count;

    public virtual int DeepCount => errors.Count;

    public virtual void AddError(string fieldName, ValidationError error) => errors.Add(error);

    public virtual List<ValidationError> All() => new(errors);

    public virtual List<ValidationError> DeepAll() => new(errors);
}
