using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PaymentObservability.Contract;

namespace PaymentObservability.Health;

/// <summary>
/// Which routes and names speak of a health check: <c>/healthz</c>, <c>GET /api/status</c>, <c>HealthFunction</c>. Whole words count, and only where
/// they are the subject: <c>/payments/{id}/status</c> tells of a payment, <c>HealthInsurance</c> of an insurance.
/// </summary>
internal static class HealthNames
{
    /// <summary>Words that say it wherever they stand last.</summary>
    private static readonly ImmutableHashSet<string> Plain = ImmutableHashSet.Create("health", "healthz", "healthcheck", "healthchecks", "heartbeat", "readiness", "liveness", "readyz", "livez");

    /// <summary>Words that say it only where nothing else is named: a payment has a status too.</summary>
    private static readonly ImmutableHashSet<string> Doubtful = ImmutableHashSet.Create("ping", "status", "ready", "live", "alive");

    /// <summary>What names and routes carry whatever they are about.</summary>
    private static readonly ImmutableHashSet<string> Neutral = ImmutableHashSet.Create(
        "check", "checks", "probe", "probes", "endpoint", "endpoints", "handler", "handlers", "function", "functions", "lambda", "controller", "module", "api", "app", "service", "services", "system", "server",
        "get", "is", "do", "run", "perform", "handle", "execute", "invoke", "async", "request", "http", "monitor", "monitoring", "internal", "public", "admin", "ops", "diagnostics", "management", "prod", "dev", "stage", "test");

    /// <summary>Whether a request for this path asks for the service's health. The path may have its verb before it.</summary>
    public static bool IsPath(string path)
    {
        var start = path.IndexOf('/');
        if (start < 0 || path.IndexOf("://", StringComparison.Ordinal) >= 0 || (start > 0 && !IsVerb(path.Substring(0, start))))
        {
            return false;
        }

        var end = path.IndexOfAny(new[] { '?', '#' });
        var segments = path.Substring(start, (end < 0 ? path.Length : end) - start).Split('/').Where(segment => segment.Length > 0).ToList();
        if (segments.Count == 0)
        {
            return false;
        }

        var last = NameWords.Split(segments[segments.Count - 1]);
        if (last.IsEmpty || segments[segments.Count - 1].IndexOf('{') >= 0)
        {
            return false;
        }

        // /health/db: a part of it.
        var isPart = segments.Count > 1 && IsPlain(NameWords.Split(segments[segments.Count - 2])) && NameWords.Split(segments[segments.Count - 2]).Length <= 2 && last.Length == 1;
        return IsPlain(last) || isPart || (Rest(last) is { Length: 1 } rest && Doubtful.Contains(rest[0]) && segments.Take(segments.Count - 1).All(IsPrefix));
    }

    /// <summary>Whether a method, or the type around it where the method says nothing, is a health check by its name.</summary>
    public static bool IsName(string type, string method)
    {
        var rest = Rest(NameWords.Split(method));
        if (rest.Length > 0)
        {
            return IsPlain(rest) || (IsDoubtful(rest) && Rest(NameWords.Split(type)) is var around && (around.IsEmpty || IsPlain(around) || IsDoubtful(around)));
        }

        var words = Rest(NameWords.Split(type));
        return IsPlain(words) || IsDoubtful(words);
    }

    /// <summary>The same, without the words that a payment may have too.</summary>
    public static bool IsPlainName(string type, string method) => Rest(NameWords.Split(method)) is { Length: > 0 } rest ? IsPlain(rest) : IsPlain(NameWords.Split(type));

    /// <summary>Whether it only says that the process runs, as an orchestrator asks that restarts what does not answer.</summary>
    public static bool IsLiveness(string route, string type, string method) =>
        NameWords.Split(route).Concat(NameWords.Split(type)).Concat(NameWords.Split(method)).Any(word => word is "live" or "livez" or "liveness" or "alive" or "ping" or "heartbeat");

    private static bool IsVerb(string text) => text.Trim().ToUpperInvariant() is "GET" or "HEAD" or "ANY" or "POST" or "*";

    private static bool IsPlain(ImmutableArray<string> words)
    {
        var rest = Rest(words);
        return rest.Length > 0 && Plain.Contains(rest[rest.Length - 1]);
    }

    private static bool IsDoubtful(ImmutableArray<string> words) => words.Length == 1 && Doubtful.Contains(words[0]);

    private static bool IsPrefix(string segment) =>
        NameWords.Split(segment) is var words && segment.IndexOf('{') < 0 && words.All(word => Neutral.Contains(word) || Plain.Contains(word) || word == "v" || word.All(char.IsDigit));

    private static ImmutableArray<string> Rest(IEnumerable<string> words) => words.Where(word => !Neutral.Contains(word)).ToImmutableArray();
}
