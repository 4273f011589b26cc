namespace PaymentObservability;

/// <summary>
/// What a rule tells its fix through <c>Diagnostic.Properties</c>. Expressions are C# text in which <c>$</c> stands for the money call's
/// awaited result. A rule that finds no safe fix leaves <see cref="Fixable"/> out.
/// </summary>
internal static class FixProperties
{
    /// <summary>Present (<c>true</c>) where a fix is safe.</summary>
    public const string Fixable = nameof(Fixable);

    /// <summary>How many payments of the document stand before this one: tells the same payment again after a fix has changed the text.</summary>
    public const string Operation = nameof(Operation);

    /// <summary><c>Payment</c>, <c>Refund</c> or <c>Wallet</c>.</summary>
    public const string Kind = nameof(Kind);

    /// <summary>What is paid for: a route or the operation's name.</summary>
    public const string Resource = nameof(Resource);

    /// <summary>Whether the attempt succeeded: <c>$.Success</c>, <c>$.IsSuccess()</c>, <c>$</c>; absent where a call that returns without throwing has succeeded.</summary>
    public const string Success = nameof(Success);

    /// <summary>Whether the outcome is still open: <c>$.Status == "processing"</c>; absent where the result cannot say so.</summary>
    public const string Pending = nameof(Pending);

    /// <summary>Why it failed, a <c>string</c> or <c>string?</c>: <c>$.ErrorReason</c>; absent where nothing says so.</summary>
    public const string Reason = nameof(Reason);

    /// <summary>The amount, of any number type or a <c>string</c> of digits, in major units unless <see cref="AmountDecimals"/> says otherwise; absent where none is in reach.</summary>
    public const string Amount = nameof(Amount);

    /// <summary>How many decimals <see cref="Amount"/> is shifted by: 2 for Stripe's cents, 6 for atomic USDC; absent where it is in major units.</summary>
    public const string AmountDecimals = nameof(AmountDecimals);

    /// <summary>The currency or asset, a <c>string</c>; absent where none is in reach.</summary>
    public const string Currency = nameof(Currency);

    /// <summary>Present (<c>true</c>) where the call reports a refusal by throwing (Stripe, Square, PayPal), so that exceptions need a look.</summary>
    public const string Throws = nameof(Throws);

    /// <summary>Whether verification passed, with <c>$</c> for its awaited result: <c>$.IsValid</c>. The verify call is the first additional location then.</summary>
    public const string VerifySuccess = nameof(VerifySuccess);

    /// <summary>Why verification refused, with <c>$</c> for its awaited result.</summary>
    public const string VerifyReason = nameof(VerifyReason);

    /// <summary>The telemetry library that the fix writes for: a <see cref="MetricLibrary"/>'s name.</summary>
    public const string Library = nameof(Library);

    /// <summary>The contract's names that the fix writes: see <c>ContractNames</c>.</summary>
    public const string Contract = nameof(Contract);

    /// <summary>The path of the document into which the type that fixes add once a project belongs: the same for all diagnostics of a project.</summary>
    public const string Home = nameof(Home);

    /// <summary>The place of the first payment in that document, which tells the namespace.</summary>
    public const string HomePosition = nameof(HomePosition);

    /// <summary>PAY1004, PAY7001, PAY7004: the text that the literal, or the part of one, at the diagnostic's place should hold. PAY1007: the name of the amount metric.</summary>
    public const string NewName = nameof(NewName);

    /// <summary>PAY1004: the unit that the enum member or literal at the diagnostic's place should name, as CloudWatch names it.</summary>
    public const string NewUnit = nameof(NewUnit);

    /// <summary>
    /// PAY1002: which additional locations are the ways out that record nothing, as <c>first+count</c>: <c>1+3</c>.
    /// </summary>
    public const string Ways = nameof(Ways);

    /// <summary>
    /// PAY1002: which additional locations are the statements that record the outcome, as <c>first+count</c>. There a scope is to be told to skip; present only with
    /// <see cref="Fixable"/>.
    /// </summary>
    public const string Recorded = nameof(Recorded);

    /// <summary>What the scope is to record, as <see cref="AttemptSignals"/>: what the code itself leaves out, whichever rule speaks. Absent: metrics.</summary>
    public const string Signals = nameof(Signals);

    /// <summary>The tracing library that the project sends spans with: a <see cref="SpanLibrary"/>'s name; absent where none does.</summary>
    public const string SpanLibrary = nameof(SpanLibrary);

    /// <summary>The name of the <c>ActivitySource</c> that is exported; absent where the contract's namespace may be used.</summary>
    public const string SpanSource = nameof(SpanSource);

    /// <summary>The logging library that the scope writes its event with: a <see cref="LogLibrary"/>'s name; absent where it writes none.</summary>
    public const string LogLibrary = nameof(LogLibrary);

    /// <summary>The logger in reach of the money call: <c>_logger</c>; absent where the library needs none, or none is in reach.</summary>
    public const string Logger = nameof(Logger);

    /// <summary>PAY3003: whether the logger may be null (<c>true</c>).</summary>
    public const string LoggerMayBeNull = nameof(LoggerMayBeNull);

    /// <summary>PAY3003: what is lost: a <c>FailureLoss</c>'s name.</summary>
    public const string Loss = nameof(Loss);

    /// <summary>PAY3003: the text of the event that the fix writes.</summary>
    public const string LogText = nameof(LogText);

    /// <summary>PAY3002: the contract's names of log fields, parted by commas, which the fix spells as the contract does.</summary>
    public const string FieldNames = nameof(FieldNames);

    /// <summary>PAY4001, PAY4004: in which style new code is written: a <c>HealthStyle</c>'s name.</summary>
    public const string Style = nameof(Style);

    /// <summary>PAY4001: what a health check has to probe, as <c>Dependency.Format</c> writes it.</summary>
    public const string Dependencies = nameof(Dependencies);

    /// <summary>PAY6xxx: the path of the template to complete.</summary>
    public const string Template = nameof(Template);

    /// <summary>PAY6xxx: what the template lacks, one a line: see <c>GuideGap</c>.</summary>
    public const string Gaps = nameof(Gaps);

    /// <summary>PAY6019: what is to be changed in the template; in a finding in a template: what ends it. See <c>TemplateRepair</c>.</summary>
    public const string Repairs = nameof(Repairs);

    /// <summary>PAY4004: the route that asks an unpaid request to pay, as <c>POST /pay</c>; absent where none may be asked.</summary>
    public const string PaidRoute = nameof(PaidRoute);
}
