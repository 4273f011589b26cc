using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Amazon.Lambda.AspNetCoreServer.Internal;

/// <summary>The server of the host of a function: it listens to nothing and gives the application to the function.</summary>
public class LambdaServer : IServer
{
    public IFeatureCollection Features { get; } = new FeatureCollection();

    public ApplicationWrapper Application { get; set; }

    public void Dispose()
    {
    }

    public virtual Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
    {
        Application = new ApplicationWrapper<TContext>(application);
        return Task.CompletedTask;
    }

    public virtual Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public abstract class ApplicationWrapper
    {
        internal abstract object CreateContext(IFeatureCollection features);

        internal abstract Task ProcessRequestAsync(object context);

        internal abstract void DisposeContext(object context, Exception exception);
    }

    public class ApplicationWrapper<TContext> : ApplicationWrapper
    {
        private readonly IHttpApplication<TContext> application;

        public ApplicationWrapper(IHttpApplication<TContext> application)
        {
            this.application = application;
        }

        internal override object CreateContext(IFeatureCollection features) => application.CreateContext(features);

        internal override Task ProcessRequestAsync(object context) => application.ProcessRequestAsync((TContext)context);

        internal override void DisposeContext(object context, Exception exception) => application.DisposeContext((TContext)context, exception);
    }
}
