using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Xunit;

namespace PaymentObservability.HealthCheck;

/// <summary>
/// A DynamoDB-compatible server on one loopback port, which can be started, stopped, and put in place of by something that accepts and never answers. The AWS SDK reads its
/// variables once a process, so that the port is the same in all tests.
/// </summary>
public sealed class TableServer : IAsyncLifetime
{
    private readonly int _port = FreePort();
    private Process? _dynalite;
    private TcpListener? _silence;

    /// <summary>The table that there is.</summary>
    public const string Table = "shop-payments-7f3a";

    public Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB", $"http://127.0.0.1:{_port}");
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-central-1");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        return StartAsync();
    }

    public Task DisposeAsync()
    {
        Stop();
        return Task.CompletedTask;
    }

    /// <summary>Starts it with its one table, unless it runs.</summary>
    public async Task StartAsync()
    {
        if (_dynalite is not null)
        {
            return;
        }

        Stop();
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { await Npm.DynaliteAsync(), "--host", "127.0.0.1", "--port", _port.ToString(), "--createTableMs", "0" })
        {
            start.ArgumentList.Add(argument);
        }

        _dynalite = Process.Start(start)!;
        _ = _dynalite.StandardOutput.ReadToEndAsync();
        var errors = _dynalite.StandardError.ReadToEndAsync();
        using var dynamo = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(5) });
        var request = new CreateTableRequest(Table, [new KeySchemaElement("id", KeyType.HASH)], [new AttributeDefinition("id", ScalarAttributeType.S)], new ProvisionedThroughput(1, 1));
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await dynamo.CreateTableAsync(request);
                break;
            }
            catch (Exception notYet) when (attempt < 100 && !_dynalite.HasExited && notYet is not ResourceInUseException)
            {
                await Task.Delay(100);
            }
            catch (Exception failed) when (failed is not ResourceInUseException)
            {
                throw new InvalidOperationException("dynalite does not answer" + (_dynalite.HasExited ? ": " + await errors : "."), failed);
            }
        }

        while ((await dynamo.DescribeTableAsync(Table)).Table.TableStatus != TableStatus.ACTIVE)
        {
            await Task.Delay(20);
        }
    }

    /// <summary>Nothing listens any more.</summary>
    public void Stop()
    {
        if (_dynalite is { } dynalite)
        {
            dynalite.Kill(entireProcessTree: true);
            dynalite.WaitForExit();
            dynalite.Dispose();
            _dynalite = null;
        }

        _silence?.Stop();
        _silence = null;
    }

    /// <summary>Something accepts connections and says nothing.</summary>
    public void Hang()
    {
        Stop();
        _silence = new TcpListener(IPAddress.Loopback, _port);
        _silence.Start();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
