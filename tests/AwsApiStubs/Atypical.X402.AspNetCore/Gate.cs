using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using X402.AspNetCore.Engine;
using X402.Assets;
using X402.Pricing;

namespace X402.AspNetCore.Engine
{
    public abstract class X402HandlerResult : IResult, IActionResult
    {
        public abstract Task ExecuteAsync(HttpContext httpContext);

        Task IActionResult.ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);
    }
}

namespace X402.AspNetCore.Gate
{
    public interface IX402PaymentGate
    {
        ValueTask<PaymentGateResult> RequireAsync(PriceSet prices, PaymentGateOptions? options = null, CancellationToken cancellationToken = default);
    }

    public sealed class PaymentGateOptions
    {
        public string? Description { get; set; }

        public string? MimeType { get; set; }
    }

    public sealed class PaymentGateResult
    {
        private PaymentGateResult(bool canContinue, AssetDescriptor? settledAsset, string? payer, string? failureReason, string? conflictReason)
        {
            CanContinue = canContinue;
            SettledAsset = settledAsset;
            Payer = payer;
            FailureReason = failureReason;
            ConflictReason = conflictReason;
            Result = canContinue ? null : new StatusResult(conflictReason is null ? StatusCodes.Status402PaymentRequired : StatusCodes.Status409Conflict);
        }

        public bool CanContinue { get; }

        public X402HandlerResult? Result { get; }

        public AssetDescriptor? SettledAsset { get; }

        public string? Payer { get; }

        public string? FailureReason { get; }

        public string? ConflictReason { get; }

        /// <summary>Only in the stand-in: the original makes its results itself.</summary>
        public static PaymentGateResult Scripted(bool canContinue, AssetDescriptor? settledAsset = null, string? payer = null, string? failureReason = null, string? conflictReason = null) =>
            new(canContinue, settledAsset, payer, failureReason, conflictReason);

        private sealed class StatusResult : X402HandlerResult
        {
            private readonly int status;

            public StatusResult(int status)
            {
                this.status = status;
            }

            public override Task ExecuteAsync(HttpContext httpContext)
            {
                httpContext.Response.StatusCode = status;
                return Task.CompletedTask;
            }
        }
    }

    /// <summary>Only in the stand-in: a gate which answers what a test sets.</summary>
    public sealed class ScriptedPaymentGate : IX402PaymentGate
    {
        public Func<PriceSet, PaymentGateOptions?, PaymentGateResult> OnRequire { get; set; } = (_, _) => PaymentGateResult.Scripted(true);

        public async ValueTask<PaymentGateResult> RequireAsync(PriceSet prices, PaymentGateOptions? options = null, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return OnRequire(prices, options);
        }
    }
}
