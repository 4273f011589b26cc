using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace PaymentObservability.HealthCheck;

/// <summary>A deployed service on loopback, which answers each path with a given status and notes what it is asked.</summary>
internal sealed class Service : IDisposable
{
    private readonly HttpListener _listener = new();

    public Service(Dictionary<string, int> answers)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/prod";
        probe.Stop();
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = AnswerAsync(answers);
    }

    /// <summary>Its address, without a slash at its end.</summary>
    public string Address { get; }

    /// <summary>What it was asked, in order.</summary>
    public List<string> Asked { get; } = [];

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync(Dictionary<string, int> answers)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var asked = context.Request.HttpMethod + " " + context.Request.Url!.AbsolutePath;
                Asked.Add(asked);
                context.Response.StatusCode = answers.GetValueOrDefault(asked, 404);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
