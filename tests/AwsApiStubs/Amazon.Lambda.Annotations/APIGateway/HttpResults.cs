using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.Annotations.APIGateway;

public class HttpResults : IHttpResult
{
    private readonly Dictionary<string, List<string>> headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly object body;

    private HttpResults(HttpStatusCode statusCode, object body = null)
    {
        StatusCode = statusCode;
        this.body = body;
    }

    public HttpStatusCode StatusCode { get; }

    /// <summary>Only in the stand-in: what the result was made with.</summary>
    public object RecordedBody => body;

    /// <summary>Only in the stand-in: a copy of the headers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> RecordedHeaders =>
        headers.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value.ToArray(), StringComparer.OrdinalIgnoreCase);

    public static IHttpResult Accepted(object body = null) => new HttpResults(HttpStatusCode.Accepted, body);

    public static IHttpResult BadGateway() => new HttpResults(HttpStatusCode.BadGateway);

    public static IHttpResult BadRequest(object body = null) => new HttpResults(HttpStatusCode.BadRequest, body);

    public static IHttpResult Conflict(object body = null) => new HttpResults(HttpStatusCode.Conflict, body);

    public static IHttpResult Created(string uri = null, object body = null) => WithHeader(new HttpResults(HttpStatusCode.Created, body), "location", uri);

    public static IHttpResult Forbid(object body = null) => new HttpResults(HttpStatusCode.Forbidden, body);

    public static IHttpResult InternalServerError(object body = null) => new HttpResults(HttpStatusCode.InternalServerError, body);

    public static IHttpResult NotFound(object body = null) => new HttpResults(HttpStatusCode.NotFound, body);

    public static IHttpResult Ok(object body = null) => new HttpResults(HttpStatusCode.OK, body);

    public static IHttpResult Redirect(string uri, bool permanent = false, bool preserveMethod = false)
    {
        var code = (permanent, preserveMethod) switch
        {
            (true, true) => HttpStatusCode.PermanentRedirect,
            (true, false) => HttpStatusCode.MovedPermanently,
            (false, true) => HttpStatusCode.TemporaryRedirect,
            _ => HttpStatusCode.Redirect,
        };
        return WithHeader(new HttpResults(code), "location", uri);
    }

    public static IHttpResult ServiceUnavailable(int? delaySeconds = null) => WithHeader(new HttpResults(HttpStatusCode.ServiceUnavailable), "Retry-After", delaySeconds?.ToString());

    public static IHttpResult Unauthorized() => new HttpResults(HttpStatusCode.Unauthorized);

    public static IHttpResult NewResult(HttpStatusCode statusCode, object body = null) => new HttpResults(statusCode, body);

    public IHttpResult AddHeader(string name, string value)
    {
        if (!headers.TryGetValue(name, out var values))
        {
            headers[name] = values = new List<string>();
        }

        values.Add(value);
        return this;
    }

    public Stream Serialize(HttpResultSerializationOptions options)
    {
        var (text, isBase64, contentType) = BodyText(options);
        var single = options.Format == HttpResultSerializationOptions.ProtocolFormat.HttpApi && options.Version == HttpResultSerializationOptions.ProtocolVersion.V2;
        var all = new Dictionary<string, List<string>>(headers, StringComparer.OrdinalIgnoreCase);
        if (contentType is not null)
        {
            all.TryAdd("content-type", new List<string> { contentType });
        }

        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("statusCode", (int)StatusCode);
            if (all.Count > 0)
            {
                writer.WriteStartObject(single ? "headers" : "multiValueHeaders");
                foreach (var (name, values) in all)
                {
                    writer.WritePropertyName(name);
                    JsonSerializer.Serialize(writer, single ? string.Join(",", values) : (object)values);
                }

                writer.WriteEndObject();
            }

            writer.WriteString("body", text);
            writer.WriteBoolean("isBase64Encoded", isBase64);
            writer.WriteEndObject();
        }

        stream.Position = 0;
        return stream;
    }

    private static HttpResults WithHeader(HttpResults result, string name, string value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            result.AddHeader(name, value);
        }

        return result;
    }

    private (string Text, bool IsBase64, string ContentType) BodyText(HttpResultSerializationOptions options)
    {
        switch (body)
        {
            case null:
                return (null, false, null);
            case string text:
                return (text, false, "text/plain");
            case byte[] bytes:
                return (Convert.ToBase64String(bytes), true, "application/octet-stream");
            case Stream stream:
                using (var copy = new MemoryStream())
                {
                    stream.CopyTo(copy);
                    return (Convert.ToBase64String(copy.ToArray()), true, "application/octet-stream");
                }

            default:
                if (options.Serializer is null)
                {
                    return (JsonSerializer.Serialize(body, body.GetType()), false, "application/json");
                }

                using (var json = new MemoryStream())
                {
                    options.Serializer.Serialize(body, json);
                    return (Encoding.UTF8.GetString(json.ToArray()), false, "application/json");
                }
        }
    }
}
