using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace PaymentObservability.HealthCheck;

/// <summary>An x402 facilitator on loopback, which answers /supported with a given status, or never.</summary>
internal sealed class Facilitator : IDisposable
{
    private readonly HttpListener _listener = new();

    public Facilitator(int? status)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/facilitator";
        probe.Stop();
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = AnswerAsync(status);
    }

    /// <summary>Its base address, without a slash at its end.</summary>
    public string Address { get; }

    /// <summary>The path that was asked for last.</summary>
    public string? Asked { get; private set; }

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync(int? status)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Asked = context.Request.HttpMethod + " " + context.Request.Url!.AbsolutePath;
                if (status is { } code)
                {
                    context.Response.StatusCode = code;
                    context.Response.Close(Encoding.UTF8.GetBytes("""{"kinds":[{"x402Version":1,"scheme":"exact","network":"base"}]}"""), willBlock: false);
                }
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
