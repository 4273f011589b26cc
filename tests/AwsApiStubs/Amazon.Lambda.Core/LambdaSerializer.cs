using System;
using System.IO;

namespace Amazon.Lambda.Core;

public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}

[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Method, AllowMultiple = false)]
public sealed class LambdaSerializerAttribute : Attribute
{
    public LambdaSerializerAttribute(Type serializerType)
    {
        SerializerType = serializerType;
    }

    public Type SerializerType { get; set; }
}
