using System;
using System.Threading.Tasks;
using Amazon.CloudWatch.EMF.Model;

namespace Amazon.CloudWatch.EMF.Sink;

public interface ISink
{
    void Accept(MetricsContext metricsContext);

    Task Shutdown();
}

public class ConsoleSink : ISink
{
    public void Accept(MetricsContext metricsContext)
    {
        foreach (var line in metricsContext.Serialize())
        {
            RecordedEmf.AddLine(line);
            Console.WriteLine(line);
        }
    }

    public Task Shutdown() => Task.CompletedTask;
}
