using System.Collections.Generic;
using System.Linq;
using PaymentObservability.CodeFixes.Attempts;
using PaymentObservability.Contract;

namespace PaymentObservability.CodeFixes.Dialects;

/// <summary>What an attempt's type has beside its metrics: the log event and the span, each where the project has something to write them with.</summary>
internal sealed class AttemptOptionsText
{
    // Each is written where the others speak of it.
    private static readonly (string Name, string Text)[] Shared =
    {
        ("OutcomeName", """
            private string OutcomeName =>
                _outcome == (int)Outcome.Succeeded ? "success" :
                _outcome == (int)Outcome.Pending ? "pending" :
                _outcome == (int)Outcome.Skipped ? "skipped" : "failure";
        """),
        ("IsExplained", """
            // A refusal that has a reason is business; what nobody can explain, somebody has to look at.
            private bool IsExplained => _outcome != (int)Outcome.Failed || (_exception == null && _reasonClass != "Unknown");
        """),
        (" Reason", """
            private string Reason => _outcome == (int)Outcome.Failed ? _reasonClass : "none";
        """),
    };

    private readonly AttemptRequest request;
    private readonly IAttemptLog? log;
    private readonly IAttemptSpan? span;

    public AttemptOptionsText(AttemptRequest request)
    {
        this.request = request;
        log = AttemptLogs.For(request.LogLibrary);
        span = AttemptSpans.For(request.SpanLibrary);
    }

    /// <summary>Whether there is neither.</summary>
    public bool IsEmpty => log is null && span is null;

    /// <summary>Fields.</summary>
    public string Fields => Lines(
        log is null ? null : "    private readonly string¿ _phrase;",
        log?.LoggerType is { } type ? $"    private readonly {type}¿ _logger;" : null,
        span is null ? null : "    private readonly bool _isTraced;",
        span?.Fields.Replace("«Source»", Source));

    /// <summary>Parameters of the constructor.</summary>
    public string Parameters => IsEmpty ? "" : Joined("bool recordsMetrics", log is null ? null : "string¿ phrase", log?.LoggerType is { } type ? type + "¿ logger" : null, span is null ? null : "string¿ span");

    /// <summary>What the constructor does with them.</summary>
    public string Assignments => IsEmpty ? "" : Lines(
        "        _recordsMetrics = recordsMetrics;",
        log is null ? null : "        _phrase = phrase;",
        log?.LoggerType is null ? null : "        _logger = logger;",
        span is null ? null : """
                if (span != null)
                {
                    _isTraced = true;
                    Try(attempt => attempt.BeginSpan(span));
                }
        """);

    /// <summary>Parameters of <c>Start</c>.</summary>
    public string StartParameters => IsEmpty ? "" : Joined(
        log?.LoggerType is { } type ? type + "¿ logger = null" : null,
        "bool metrics = true",
        log is { LoggerType: null } ? "bool log = true" : null,
        span is null ? null : "bool span = true");

    /// <summary>What a challenge, which is no attempt, is made with.</summary>
    public string ChallengeArguments => IsEmpty ? "" : Joined("true", log is null ? null : "null", log?.LoggerType is null ? null : "null", span is null ? null : "null");

    /// <summary>What the end of an attempt does beside recording metrics.</summary>
    public string Dispose => Lines(
        log is null ? null : """
                    if (_phrase != null && _outcome != (int)Outcome.Skipped)
                    {
                        Try(attempt => attempt.WriteLog());
                    }
        """,
        span is null ? null : """
                    if (_isTraced)
                    {
                        Try(attempt => attempt.EndSpan());
                    }
        """);

    /// <summary>How both are run.</summary>
    public string Try => IsEmpty ? "" : Lines("""
            private void Try(global::System.Action<«Type»> write)
            {
                try
                {
                    write(this);
                }
        #pragma warning disable CA1031 // Nor must a log or a trace.
                catch (global::System.Exception)
        #pragma warning restore CA1031
                {
                }
            }
        """);

    /// <summary>Members.</summary>
    public string Members
    {
        get
        {
            if (IsEmpty)
            {
                return "";
            }

            var own = new[] { log?.Members, span?.Members.Replace("«Source»", Source) }.OfType<string>().ToList();
            var shared = Shared.Where(member => own.Any(text => text.Contains(member.Name))).Select(member => member.Text);
            return "\n" + string.Join("\n\n", shared.Concat(own)).Replace("\r\n", "\n");
        }
    }

    /// <summary>What <c>Start</c> makes the attempt of a kind with.</summary>
    public string StartArguments(PaymentKind kind)
    {
        if (IsEmpty)
        {
            return "";
        }

        var arguments = new List<string> { "metrics" };
        if (log is not null)
        {
            var phrase = AttemptTypeText.Literal(request.Names.Phrase(kind));
            arguments.Add(log.LoggerType is null ? $"log ? {phrase} : null" : phrase);
        }

        if (log?.LoggerType is not null)
        {
            arguments.Add("logger");
        }

        if (span is not null)
        {
            arguments.Add($"span ? {AttemptTypeText.Literal(request.Names.Span(kind))} : null");
        }

        return string.Concat(arguments.Select(argument => ",\n        " + argument));
    }

    private string Source => AttemptTypeText.Literal(request.SpanSource ?? request.Names.Namespace(PaymentKind.Payment));

    private static string Joined(params string?[] items) => string.Concat(items.Where(item => item is not null).Select(item => ", " + item));

    private static string Lines(params string?[] lines) => string.Join("\n", lines.Where(line => line is not null).Select(line => line!.Replace("\r\n", "\n")));
}
