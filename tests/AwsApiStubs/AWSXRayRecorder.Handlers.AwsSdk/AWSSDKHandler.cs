using System.IO;
using System.Threading;

namespace Amazon.XRay.Recorder.Handlers.AwsSdk;

/// <summary>The stand-in traces no client; it counts the registrations.</summary>
public static class AWSSDKHandler
{
    private static int registrations;

    /// <summary>Only in the stand-in: how often one of the methods was called.</summary>
    public static int RegistrationCount => registrations;

    public static void RegisterXRayForAllServices() => Interlocked.Increment(ref registrations);

    public static void RegisterXRayForAllServices(string path) => Interlocked.Increment(ref registrations);

    public static void RegisterXRay<T>() => Interlocked.Increment(ref registrations);

    public static void RegisterXRayManifest(string path) => Interlocked.Increment(ref registrations);

    public static void RegisterXRayManifest(Stream stream) => Interlocked.Increment(ref registrations);
}
