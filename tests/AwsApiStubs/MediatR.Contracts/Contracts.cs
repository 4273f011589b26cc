using System;
using System.Threading.Tasks;

namespace MediatR;

public interface IBaseRequest
{
}

public interface IRequest : IBaseRequest
{
}

public interface IRequest<out TResponse> : IBaseRequest
{
}

public interface INotification
{
}

public readonly struct Unit : IEquatable<Unit>
{
    public static ref readonly Unit Value => ref Single.Value;

    public static Task<Unit> Task { get; } = System.Threading.Tasks.Task.FromResult(default(Unit));

    public bool Equals(Unit other) => true;

    public override bool Equals(object? obj) => obj is Unit;

    public override int GetHashCode() => 0;

    public override string ToString() => "()";

    private static class Single
    {
        public static readonly Unit Value;
    }
}
