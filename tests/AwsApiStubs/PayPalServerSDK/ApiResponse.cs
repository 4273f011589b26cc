using System.Collections.Generic;

namespace PaypalServerSdk.Standard.Http.Response;

public class ApiResponse<T>
{
    public ApiResponse(int statusCode, Dictionary<string, string> headers, T data)
    {
        StatusCode = statusCode;
        Headers = headers;
        Data = data;
    }

    public int StatusCode { get; }

    public Dictionary<string, string> Headers { get; }

    public T Data { get; }
}
