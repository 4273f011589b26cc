namespace Amazon.Lambda.AspNetCoreServer;

public enum StartupMode
{
    Constructor,
    FirstRequest,
}

public enum ResponseContentEncoding
{
    Default = 0,
    Base64,
}
