using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using PaymentObservability.CodeFixes.Templates;
using PaymentObservability.Yaml;

namespace PaymentObservability.Templates;

/// <summary>Others' tools, which judge what was written: cfn-lint, the SAM translator and botocore's models. They are Python's; one process judges all templates.</summary>
internal sealed class Judges
{
    private static readonly Lazy<string?> Missing = new(WhatIsMissing);
    private static readonly Lazy<Judges> Verdicts = new(() => new Judges());

    private readonly Dictionary<string, string[]> objections;

    private Judges()
    {
        // To look at what was written, name a folder.
        var kept = Environment.GetEnvironmentVariable("PAYMENT_OBSERVABILITY_WRITTEN_TEMPLATES");
        var folder = kept is null ? Directory.CreateTempSubdirectory("judged").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            var all = StartingTemplate.All;
            for (var i = 0; i < all.Length; i++)
            {
                Save(Path.Combine(folder, i + ".before"), all[i], all[i].Text.ToString());
                Save(Path.Combine(folder, i + ".after"), all[i], TemplateWriter.Write(all[i].Text, GapsOf.Everything(all[i].Text), CancellationToken.None).ToString());
            }

            // The numbers go on.
            var repaired = RepairedTemplate.All;
            for (var i = 0; i < repaired.Length; i++)
            {
                File.WriteAllText(Path.Combine(folder, all.Length + i + ".before"), repaired[i].Before);
                File.WriteAllText(Path.Combine(folder, all.Length + i + ".after"), repaired[i].After);
            }

            var (code, output) = Python(Path.Combine(Path.GetDirectoryName(StartingTemplate.Folder)!, "Judges", "judge.py"), folder);
            if (code != 0)
            {
                throw new InvalidOperationException("judge.py failed:\n" + output);
            }

            using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "objections.json")));
            var found = result.RootElement.GetProperty("objections");
            objections = all.Select(start => start.Name).Concat(repaired.Select(each => each.Name)).Select((name, i) => (Name: name, i)).ToDictionary(
                pair => pair.Name,
                pair => found.TryGetProperty(pair.i.ToString(), out var told) ? told.EnumerateArray().Select(text => text.GetString()!).ToArray() : ["not judged"]);
            Checked = result.RootElement.GetProperty("checked").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetInt32());
        }
        finally
        {
            if (kept is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Whether they have to be there: in CI they have.</summary>
    public static bool AreRequired => Environment.GetEnvironmentVariable("PAYMENT_OBSERVABILITY_REQUIRE_JUDGES") == "1";

    /// <summary>Why a test is skipped; null where it runs.</summary>
    public static string? Skip => AreRequired || Missing.Value is not { } missing ? null : "No judges: " + missing + " Install Python 3.11 with 'pip install cfn-lint aws-sam-translator botocore'.";

    /// <summary>How many resources of each type were held against a service's API.</summary>
    public Dictionary<string, int> Checked { get; }

    /// <summary>All verdicts, worked out once.</summary>
    public static Judges Now => Verdicts.Value;

    /// <summary>What they have against a template that they did not have against the one it started from.</summary>
    public string[] Objections(StartingTemplate start) => objections[start.Name];

    /// <summary>What they have against a repaired template that they did not have against the one with mistakes.</summary>
    public string[] Objections(RepairedTemplate repaired) => objections[repaired.Name];

    // .NET's tools allow comments in JSON, the judges do not.
    private static void Save(string path, StartingTemplate start, string text) =>
        File.WriteAllText(path, (start.Content.StartsWith('\uFEFF') ? "\uFEFF" : "") + (start.Name.EndsWith("+comments", StringComparison.Ordinal) ? JsonText.WithoutComments(text) : text));

    private static string? WhatIsMissing()
    {
        var (code, output) = Python("-c", "import cfnlint, samtranslator, botocore");
        return code == 0 ? null : output.Trim().Split('\n').Last();
    }

    private static (int Code, string Output) Python(params string[] arguments)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "python" : "python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = python.StandardOutput.ReadToEndAsync();
            var errors = python.StandardError.ReadToEndAsync();
            if (!python.WaitForExit(TimeSpan.FromMinutes(45)))
            {
                python.Kill(entireProcessTree: true);
                return (-1, "it took longer than 45 minutes");
            }

            return (python.ExitCode, output.Result + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
