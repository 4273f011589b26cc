using Amazon.Lambda.Logging.AspNetCore;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.Configuration
{
    public static class IConfigurationExtensions
    {
        public static LambdaLoggerOptions GetLambdaLoggerOptions(this IConfiguration configuration) => new(configuration);

        public static LambdaLoggerOptions GetLambdaLoggerOptions(this IConfiguration configuration, string loggingSectionName) => new(configuration, loggingSectionName);
    }
}

namespace Microsoft.Extensions.Logging
{
    using Microsoft.Extensions.Configuration;

    public static class ILoggerBuilderExtensions
    {
        public static ILoggingBuilder AddLambdaLogger(this ILoggingBuilder builder) => AddLambdaLogger(builder, new LambdaLoggerOptions());

        public static ILoggingBuilder AddLambdaLogger(this ILoggingBuilder builder, LambdaLoggerOptions options) => builder.AddProvider(new LambdaLoggerProvider(options));

        public static ILoggingBuilder AddLambdaLogger(this ILoggingBuilder builder, IConfiguration configuration, string loggingSectionName) =>
            AddLambdaLogger(builder, new LambdaLoggerOptions(configuration, loggingSectionName));
    }

    public static class ILoggerFactoryExtensions
    {
        public static ILoggerFactory AddLambdaLogger(this ILoggerFactory factory) => AddLambdaLogger(factory, new LambdaLoggerOptions());

        public static ILoggerFactory AddLambdaLogger(this ILoggerFactory factory, LambdaLoggerOptions options)
        {
            factory.AddProvider(new LambdaLoggerProvider(options));
            return factory;
        }

        public static ILoggerFactory AddLambdaLogger(this ILoggerFactory factory, IConfiguration configuration) => AddLambdaLogger(factory, new LambdaLoggerOptions(configuration));

        public static ILoggerFactory AddLambdaLogger(this ILoggerFactory factory, IConfiguration configuration, string loggingSectionName) =>
            AddLambdaLogger(factory, new LambdaLoggerOptions(configuration, loggingSectionName));
    }
}
