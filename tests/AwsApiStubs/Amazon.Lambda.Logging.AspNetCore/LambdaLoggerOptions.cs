using System;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.Logging;

public class LambdaLoggerOptions
{
    internal const string DefaultSectionName = "Lambda.Logging";

    public LambdaLoggerOptions()
    {
    }

    public LambdaLoggerOptions(IConfiguration configuration)
        : this(configuration, DefaultSectionName)
    {
    }

    public LambdaLoggerOptions(IConfiguration configuration, string loggingSectionName)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (string.IsNullOrEmpty(loggingSectionName))
        {
            throw new ArgumentNullException(nameof(loggingSectionName));
        }

        var section = configuration.GetSection(loggingSectionName);
        IncludeLogLevel = Flag(section, nameof(IncludeLogLevel), IncludeLogLevel);
        IncludeCategory = Flag(section, nameof(IncludeCategory), IncludeCategory);
        IncludeNewline = Flag(section, nameof(IncludeNewline), IncludeNewline);
        IncludeException = Flag(section, nameof(IncludeException), IncludeException);
        IncludeEventId = Flag(section, nameof(IncludeEventId), IncludeEventId);
        IncludeScopes = Flag(section, nameof(IncludeScopes), IncludeScopes);
    }

    public bool IncludeLogLevel { get; set; } = true;

    public bool IncludeCategory { get; set; } = true;

    public bool IncludeNewline { get; set; } = true;

    public bool IncludeException { get; set; }

    public bool IncludeEventId { get; set; }

    public bool IncludeScopes { get; set; }

    public Func<string, LogLevel, bool> Filter { get; set; }

    private static bool Flag(IConfigurationSection section, string name, bool otherwise) => bool.TryParse(section[name], out var value) ? value : otherwise;
}
