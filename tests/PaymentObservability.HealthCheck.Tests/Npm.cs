using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace PaymentObservability.HealthCheck;

/// <summary>Brings dynalite, a server that speaks DynamoDB's protocol, from npm into this project's obj folder, once.</summary>
internal static class Npm
{
    private const string Version = "4.0.0";

    /// <summary>The script that starts it. Fails, with the reason, where npm or the registry is missing: these tests are never skipped.</summary>
    public static async Task<string> DynaliteAsync()
    {
        var root = typeof(Npm).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(told => told.Key == "RepositoryRoot").Value!;
        var folder = Directory.CreateDirectory(Path.Combine(root, "tests", "PaymentObservability.HealthCheck.Tests", "obj", "dynalite-" + Version)).FullName;
        var script = Path.Combine(folder, "node_modules", "dynalite", "cli.js");
        if (File.Exists(script))
        {
            return script;
        }

        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "install", "--prefix", folder, "--no-audit", "--no-fund", "--no-save", "dynalite@" + Version })
        {
            start.ArgumentList.Add(argument);
        }

        string output;
        try
        {
            using var npm = Process.Start(start)!;
            var texts = await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            await npm.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
            output = string.Concat(texts);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("These tests run the inserted health check against dynalite, which comes from npm: install Node.js with npm (https://nodejs.org).", missing);
        }

        return File.Exists(script) ? script : throw new InvalidOperationException($"npm could not install dynalite {Version} into {folder}:\n{output}");
    }
}
