using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Amazon.Lambda.AspNetCoreServer.Internal;

internal static class Marshalling
{
    public static void Request(
        InvokeFeatures features,
        string method,
        string path,
        string query,
        IDictionary<string, string> headers,
        IDictionary<string, IList<string>> multiValueHeaders,
        string body,
        bool isBase64)
    {
        var request = features.Get<IHttpRequestFeature>();
        request.Scheme = "https";
        request.Protocol = "HTTP/1.1";
        request.Method = method ?? "GET";
        request.Path = string.IsNullOrEmpty(path) ? "/" : Uri.UnescapeDataString(path);
        request.RawTarget = path ?? "/";
        request.QueryString = string.IsNullOrEmpty(query) ? "" : "?" + query.TrimStart('?');
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            request.Headers[name] = value;
        }

        foreach (var (name, values) in multiValueHeaders ?? new Dictionary<string, IList<string>>())
        {
            request.Headers[name] = new StringValues(values.ToArray());
        }

        if (body is not null)
        {
            var bytes = isBase64 ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body);
            request.Body = new MemoryStream(bytes);
            request.Headers.ContentLength = bytes.Length;
            features.Set<IHttpRequestBodyDetectionFeature>(new HasBody());
        }
    }

    public static string Query(IDictionary<string, string> single, IDictionary<string, IList<string>> multi)
    {
        var pairs = multi is { Count: > 0 }
            ? multi.SelectMany(pair => pair.Value.Select(value => (pair.Key, Value: value)))
            : (single ?? new Dictionary<string, string>()).Select(pair => (pair.Key, pair.Value));
        return string.Join("&", pairs.Select(pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value ?? "")));
    }

    public static (string Text, bool IsBase64) Body(IHttpResponseFeature response, ResponseContentEncoding encoding)
    {
        var bytes = InvokeFeatures.ResponseBody(response);
        return bytes.Length == 0 ? (null, false)
            : encoding == ResponseContentEncoding.Base64 ? (Convert.ToBase64String(bytes), true)
            : (Encoding.UTF8.GetString(bytes), false);
    }

    public static ResponseContentEncoding EncodingOf<TREQUEST, TRESPONSE>(AbstractAspNetCoreFunction<TREQUEST, TRESPONSE> function, IHttpResponseFeature response)
    {
        var byType = function.GetResponseContentEncodingForContentType(response.Headers.ContentType);
        return byType != ResponseContentEncoding.Default ? byType : function.GetResponseContentEncodingForContentEncoding(response.Headers.ContentEncoding);
    }

    private sealed class HasBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
