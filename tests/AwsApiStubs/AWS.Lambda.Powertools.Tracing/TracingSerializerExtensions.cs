using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace AWS.Lambda.Powertools.Tracing.Serializers;

public static class TracingSerializerExtensions
{
    public static SourceGeneratorLambdaJsonSerializer<T> WithTracing<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this SourceGeneratorLambdaJsonSerializer<T> serializer)
        where T : JsonSerializerContext => serializer;
}
