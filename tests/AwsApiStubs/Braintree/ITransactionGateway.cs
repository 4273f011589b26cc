using System.Threading.Tasks;

namespace Braintree;

public interface ITransactionGateway
{
    Result<Transaction> AdjustAuthorization(string id, decimal amount);

    Task<Result<Transaction>> AdjustAuthorizationAsync(string id, decimal amount);

    Result<Transaction> CancelRelease(string id);

    Task<Result<Transaction>> CancelReleaseAsync(string id);

    Result<Transaction> CloneTransaction(string id, TransactionCloneRequest cloneRequest);

    Task<Result<Transaction>> CloneTransactionAsync(string id, TransactionCloneRequest cloneRequest);

    Result<Transaction> Credit(TransactionRequest request);

    Task<Result<Transaction>> CreditAsync(TransactionRequest request);

    Result<Transaction> Refund(string id);

    Task<Result<Transaction>> RefundAsync(string id);

    Result<Transaction> Refund(string id, decimal amount);

    Task<Result<Transaction>> RefundAsync(string id, decimal amount);

    Result<Transaction> Refund(string id, TransactionRefundRequest refundRequest);

    Task<Result<Transaction>> RefundAsync(string id, TransactionRefundRequest refundRequest);

    Result<Transaction> Sale(TransactionRequest request);

    Task<Result<Transaction>> SaleAsync(TransactionRequest request);

    Result<Transaction> SubmitForPartialSettlement(string id, TransactionRequest request);

    Result<Transaction> SubmitForPartialSettlement(string id, decimal amount);

    Result<Transaction> SubmitForSettlement(string id);

    Task<Result<Transaction>> SubmitForSettlementAsync(string id);

    Result<Transaction> SubmitForSettlement(string id, decimal amount);

    Task<Result<Transaction>> SubmitForSettlementAsync(string id, decimal amount);

    Result<Transaction> SubmitForSettlement(string id, TransactionRequest request);

    Task<Result<Transaction>> SubmitForSettlementAsync(string id, TransactionRequest request);

    Result<Transaction> UpdateDetails(string id, TransactionRequest request);

    Result<Transaction> Void(string id);

    Task<Result<Transaction>> VoidAsync(string id);

    Transaction Find(string id);

    Task<Transaction> FindAsync(string id);
}

public class TransactionGateway : ITransactionGateway
{
    protected internal TransactionGateway(BraintreeGateway gateway)
    {
    }

    public virtual Result<Transaction> AdjustAuthorization(string id, decimal amount) => ScriptedBraintree.Answer(nameof(AdjustAuthorization), id, amount, null);

    public virtual Task<Result<Transaction>> AdjustAuthorizationAsync(string id, decimal amount) => ScriptedBraintree.AnswerAsync(nameof(AdjustAuthorization), id, amount, null);

    public virtual Result<Transaction> CancelRelease(string id) => ScriptedBraintree.Answer(nameof(CancelRelease), id, null, null);

    public virtual Task<Result<Transaction>> CancelReleaseAsync(string id) => ScriptedBraintree.AnswerAsync(nameof(CancelRelease), id, null, null);

    public virtual Result<Transaction> CloneTransaction(string id, TransactionCloneRequest cloneRequest) => ScriptedBraintree.Answer(nameof(CloneTransaction), id, cloneRequest.Amount, cloneRequest);

    public virtual Task<Result<Transaction>> CloneTransactionAsync(string id, TransactionCloneRequest cloneRequest) => ScriptedBraintree.AnswerAsync(nameof(CloneTransaction), id, cloneRequest.Amount, cloneRequest);

    public virtual Result<Transaction> Credit(TransactionRequest request) => ScriptedBraintree.Answer(nameof(Credit), null, request.Amount, request);

    public virtual Task<Result<Transaction>> CreditAsync(TransactionRequest request) => ScriptedBraintree.AnswerAsync(nameof(Credit), null, request.Amount, request);

    public virtual Result<Transaction> Refund(string id) => ScriptedBraintree.Answer(nameof(Refund), id, null, null);

    public virtual Task<Result<Transaction>> RefundAsync(string id) => ScriptedBraintree.AnswerAsync(nameof(Refund), id, null, null);

    public virtual Result<Transaction> Refund(string id, decimal amount) => ScriptedBraintree.Answer(nameof(Refund), id, amount, null);

    public virtual Task<Result<Transaction>> RefundAsync(string id, decimal amount) => ScriptedBraintree.AnswerAsync(nameof(Refund), id, amount, null);

    public virtual Result<Transaction> Refund(string id, TransactionRefundRequest refundRequest) => ScriptedBraintree.Answer(nameof(Refund), id, refundRequest.Amount, refundRequest);

    public virtual Task<Result<Transaction>> RefundAsync(string id, TransactionRefundRequest refundRequest) => ScriptedBraintree.AnswerAsync(nameof(Refund), id, refundRequest.Amount, refundRequest);

    public virtual Result<Transaction> Sale(TransactionRequest request) => ScriptedBraintree.Answer(nameof(Sale), null, request.Amount, request);

    public virtual Task<Result<Transaction>> SaleAsync(TransactionRequest request) => ScriptedBraintree.AnswerAsync(nameof(Sale), null, request.Amount, request);

    public virtual Result<Transaction> SubmitForPartialSettlement(string id, TransactionRequest request) => ScriptedBraintree.Answer(nameof(SubmitForPartialSettlement), id, request.Amount, request);

    public virtual Result<Transaction> SubmitForPartialSettlement(string id, decimal amount) => ScriptedBraintree.Answer(nameof(SubmitForPartialSettlement), id, amount, null);

    public virtual Result<Transaction> SubmitForSettlement(string id) => ScriptedBraintree.Answer(nameof(SubmitForSettlement), id, null, null);

    public virtual Task<Result<Transaction>> SubmitForSettlementAsync(string id) => ScriptedBraintree.AnswerAsync(nameof(SubmitForSettlement), id, null, null);

    public virtual Result<Transaction> SubmitForSettlement(string id, decimal amount) => ScriptedBraintree.Answer(nameof(SubmitForSettlement), id, amount, null);

    public virtual Task<Result<Transaction>> SubmitForSettlementAsync(string id, decimal amount) => ScriptedBraintree.AnswerAsync(nameof(SubmitForSettlement), id, amount, null);

    public virtual Result<Transaction> SubmitForSettlement(string id, TransactionRequest request) => ScriptedBraintree.Answer(nameof(SubmitForSettlement), id, request.Amount, request);

    public virtual Task<Result<Transaction>> SubmitForSettlementAsync(string id, TransactionRequest request) => ScriptedBraintree.AnswerAsync(nameof(SubmitForSettlement), id, request.Amount, request);

    public virtual Result<Transaction> UpdateDetails(string id, TransactionRequest request) => ScriptedBraintree.Answer(nameof(UpdateDetails), id, request.Amount, request);

    public virtual Result<Transaction> Void(string id) => ScriptedBraintree.Answer(nameof(Void), id, null, null);

    public virtual Task<Result<Transaction>> VoidAsync(string id) => ScriptedBraintree.AnswerAsync(nameof(Void), id, null, null);

    public virtual Transaction Find(string id) => ScriptedBraintree.Answer(nameof(Find), id, null, null).Target;

    public virtual async Task<Transaction> FindAsync(string id) => (await ScriptedBraintree.AnswerAsync(nameof(Find), id, null, null).ConfigureAwait(false)).Target;
}
