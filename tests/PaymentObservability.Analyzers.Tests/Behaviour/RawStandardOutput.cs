using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PaymentObservability.Tests.Behaviour;

/// <summary>
/// Catches what is written to the process's standard output below <see cref="Console"/>, as Lambda does. For one test at a time.
/// </summary>
internal sealed class RawStandardOutput : IDisposable
{
    private const int Descriptor = 1;
    private const int WindowsHandle = -11;

    private readonly string path;
    private readonly bool isOurs;
    private readonly FileStream file;
    private readonly nint before;

    private RawStandardOutput(string path, bool isOurs)
    {
        this.path = path;
        this.isOurs = isOurs;
        file = new FileStream(path, isOurs ? FileMode.Create : FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (OperatingSystem.IsWindows())
        {
            before = GetStdHandle(WindowsHandle);
            SetStdHandle(WindowsHandle, file.SafeFileHandle.DangerousGetHandle());
        }
        else
        {
            before = Dup(Descriptor);
            Dup2((int)file.SafeFileHandle.DangerousGetHandle(), Descriptor);
        }
    }

    /// <summary>Starts to catch.</summary>
    public static RawStandardOutput Catch() => new(Path.GetTempFileName(), isOurs: true);

    /// <summary>Makes every write fail; null where the system has no such device.</summary>
    public static RawStandardOutput? Full() => File.Exists("/dev/full") ? new("/dev/full", isOurs: false) : null;

    /// <summary>What has been written so far.</summary>
    public string Text
    {
        get
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd();
        }
    }

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            SetStdHandle(WindowsHandle, before);
        }
        else
        {
            Dup2((int)before, Descriptor);
            new SafeFileHandle(before, ownsHandle: true).Dispose();
        }

        file.Dispose();
        if (isOurs)
        {
            File.Delete(path);
        }
    }

    [DllImport("libc", EntryPoint = "dup")]
    private static extern int Dup(int descriptor);

    [DllImport("libc", EntryPoint = "dup2")]
    private static extern int Dup2(int from, int to);

    [DllImport("kernel32", EntryPoint = "GetStdHandle")]
    private static extern nint GetStdHandle(int handle);

    [DllImport("kernel32", EntryPoint = "SetStdHandle")]
    private static extern bool SetStdHandle(int handle, nint value);
}
