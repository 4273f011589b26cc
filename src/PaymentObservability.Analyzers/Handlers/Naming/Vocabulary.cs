using System.Collections.Immutable;

namespace PaymentObservability.Handlers;

/// <summary>Words of structure, which are nobody's to configure: they decide what a payment word in a name means, not whether it is one.</summary>
internal static class Vocabulary
{
    /// <summary>What follows says how or for whom, not what: <c>ProcessPaymentForOrder</c> processes a payment.</summary>
    public static readonly ImmutableHashSet<string> Prepositions = Set("for", "with", "by", "from", "to", "via", "using", "on", "in", "and", "then", "if", "when", "at", "as", "through", "of", "or", "without", "into", "against", "por", "para", "com", "con", "de", "do", "da", "no", "na", "del", "al");

    /// <summary>Last words of something that reports what happened.</summary>
    public static readonly ImmutableHashSet<string> EventHeads = Set(
        "webhook", "webhooks", "callback", "callbacks", "notification", "notifications", "event", "events", "status", "receipt", "receipts", "result", "results", "response", "responses", "update", "updates", "ipn", "confirmation", "confirmations", "alert", "alerts", "completion", "failure", "success", "expiration", "acknowledgement", "outcome");

    /// <summary>What moves, of money or of something else: transfers of files, subscriptions to topics.</summary>
    public static readonly ImmutableHashSet<string> MovementNouns = Set(
        "transfer", "transfers", "withdrawal", "withdrawals", "deposit", "deposits", "debit", "debits", "recharge", "recharges", "subscription", "subscriptions", "tip", "tips", "funds", "money",
        "transferencia", "transferencias", "saque", "saques", "deposito", "depositos", "retiro", "retiros", "recarga", "recargas", "assinatura", "assinaturas", "suscripcion", "suscripciones", "dinero", "dinheiro");

    /// <summary>Words of what only speaks of payments: <c>CreateReportCharges</c>, <c>CreateDraftPayment</c>.</summary>
    public static readonly ImmutableHashSet<string> DraftWords = Set(
        "report", "reports", "draft", "drafts", "preview", "previews", "quote", "quotes", "estimate", "estimates", "forecast", "forecasts", "statistics", "stats", "analytics", "summary", "summaries", "dashboard", "dashboards", "export", "exports");

    /// <summary>What batteries are charged with, not customers.</summary>
    public static readonly ImmutableHashSet<string> ElectricWords = Set("charger", "chargers", "charging", "evse", "ocpp", "ev", "battery", "batteries", "chargepoint", "kwh");

    /// <summary>What a parameter or property with a sum of money is called.</summary>
    public static readonly ImmutableHashSet<string> AmountWords = Set("amount", "total", "price", "cents", "sum", "valor", "monto", "importe", "betrag", "montant", "importo", "quantia");

    /// <summary>Words of services that only hear of payments.</summary>
    public static readonly ImmutableHashSet<string> BystanderWords = Set(
        "notification", "notifications", "notifier", "email", "emails", "mail", "mailer", "sms", "analytics", "audit", "auditing", "reporting", "statistics", "dashboard", "notificacao", "notificacoes", "notificacion", "notificaciones");

    /// <summary>Verbs of a worker that takes its work from a message.</summary>
    public static readonly ImmutableHashSet<string> ConsumingVerbs = Set("process", "handle", "consume", "execute", "procesar", "procesa", "processar", "processa", "tratar", "consumir");

    /// <summary>Last words that say in what a worker was given its work.</summary>
    public static readonly ImmutableHashSet<string> Carriers = Set("message", "messages", "request", "requests", "command", "commands", "record", "records", "job", "jobs", "item", "items", "mensagem", "mensagens", "mensaje", "mensajes", "batch");

    /// <summary>First words of code that keeps books about money rather than moves it.</summary>
    public static readonly ImmutableHashSet<string> BookkeepingVerbs = Set(
        "save", "store", "persist", "insert", "update", "upsert", "delete", "remove", "add", "set", "configure", "register", "log", "trace", "print", "write",
        "serialize", "deserialize", "convert", "publish", "emit", "notify", "subscribe", "unsubscribe", "mark", "record", "track", "audit", "validate", "verify", "check", "ensure",
        "assert", "require", "calculate", "compute", "estimate", "parse", "map", "build", "format", "render", "display", "print", "export", "import", "sync", "archive",
        "enqueue", "queue", "increment", "decrement", "is", "has", "can", "should", "will", "was", "use", "with", "wait", "await", "poll", "monitor", "observe", "report", "count",
        "sum", "filter", "sort", "group", "select", "include", "attach", "detach", "link", "assign", "apply", "compare", "merge", "split", "copy", "clone", "reset", "clear",
        "dispose", "close", "open", "connect", "disconnect", "enable", "disable", "sign", "hash", "encrypt", "decrypt", "encode", "decode", "generate", "mock", "fake", "seed", "test",
        "lock", "unlock", "reserve", "release", "salvar", "gravar", "guardar", "atualizar", "actualizar", "validar", "verificar", "calcular", "publicar", "notificar", "registrar", "not", "throw", "raise", "fail", "reject", "decline", "deny", "ignore", "skip", "prepare", "extract", "resolve", "match", "describe", "explain", "preview", "quote", "price");

    /// <summary>Words at the end of a type that say how it is built, not what it is about.</summary>
    public static readonly ImmutableHashSet<string> TypeSuffixes = Set(
        "service", "services", "usecase", "use", "case", "handler", "processor", "client", "gateway", "provider", "manager", "interactor", "orchestrator", "workflow", "executor", "adapter", "api",
        "command", "strategy", "facade", "engine", "activity", "step", "request", "agent", "connector", "function", "functions", "lambda", "worker", "consumer", "listener", "endpoint", "endpoints", "input", "message", "dto",
        "async", "impl", "app", "application", "module", "job", "task", "operation", "controller", "model", "payload", "body", "params", "args", "v1", "v2", "v3", "coordinator", "broker", "proxy", "runner", "action", "feature");

    /// <summary>Last words of types that keep, check or describe money but never move it.</summary>
    public static readonly ImmutableHashSet<string> PassiveTypes = Set(
        "repository", "repositories", "repo", "store", "dao", "context", "dbcontext", "mapper", "validator", "factory", "builder", "logger", "publisher", "notifier", "cache", "options", "settings", "parser", "serializer", "converter",
        "calculator", "formatter", "specification", "policy", "rule", "queue", "topic", "metrics", "telemetry", "tracker", "audit", "auditor", "email", "mail", "sms", "page", "view", "viewmodel", "tests", "test", "mock", "fake",
        "generator", "exception", "configuration", "config", "table", "entity", "profile", "migration", "seeder", "sender", "emitter", "recorder", "reporter", "reader", "query", "queries", "observer", "bus", "collection", "set", "dictionary", "list");

    /// <summary>Verbs that mean whatever their type is about: <c>ProcessPaymentUseCase.ExecuteAsync</c>.</summary>
    public static readonly ImmutableHashSet<string> GenericVerbs = Set(
        "execute", "process", "handle", "run", "invoke", "submit", "perform", "make", "do", "start", "send", "dispatch", "call", "complete", "confirm", "trigger", "post", "apply", "finalize", "ejecutar", "executar", "procesar", "processar");

    /// <summary>Verbs by which a payment provider's own client moves money: <c>IPaymentGateway.CreateAsync</c>.</summary>
    public static readonly ImmutableHashSet<string> ProviderVerbs = Set("create", "authorize", "authorise", "initiate", "execute", "process", "submit", "perform", "make", "confirm", "complete", "collect", "sale", "capture");

    /// <summary>Last words of types that stand for the provider of payments.</summary>
    public static readonly ImmutableHashSet<string> ProviderTypes = Set("gateway", "processor", "provider", "client", "strategy", "adapter", "service", "api", "connector", "handler", "facade", "proxy");

    /// <summary>Verbs that hand a request object to whoever handles it.</summary>
    public static readonly ImmutableHashSet<string> SendingVerbs = Set("send", "execute", "dispatch", "handle", "invoke", "process", "run", "call", "request", "submit", "post");

    /// <summary>Past tenses of what still waits to be paid: <c>PaymentRequested</c>, <c>OrderCreated</c>.</summary>
    public static readonly ImmutableHashSet<string> BeginningWords = Set("created", "requested", "initiated", "required", "submitted", "placed", "scheduled", "due", "criado", "solicitado", "creado");

    /// <summary>What calling off gives money back: cancelling an order or a subscription does not.</summary>
    public static readonly ImmutableHashSet<string> CancellableNouns = Set("payment", "payments", "charge", "charges", "transaction", "transactions", "authorization", "authorisation", "capture", "hold", "transfer", "payout", "intent", "pagamento", "pago", "cobro", "cobranca", "settlement", "sale", "purchase");

    private static ImmutableHashSet<string> Set(params string[] words) => ImmutableHashSet.Create(words);
}
