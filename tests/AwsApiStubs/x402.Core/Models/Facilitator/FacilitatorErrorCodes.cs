namespace x402.Core.Models.Facilitator;

public class FacilitatorErrorCodes
{
    public static readonly string InsufficientFunds = "insufficient_funds";
    public static readonly string InvalidExactEvmPayloadAuthorizationValidAfter = "invalid_exact_evm_payload_authorization_valid_after";
    public static readonly string InvalidExactEvmPayloadAuthorizationValidBefore = "invalid_exact_evm_payload_authorization_valid_before";
    public static readonly string InvalidExactEvmPayloadAuthorizationValue = "invalid_exact_evm_payload_authorization_value";
    public static readonly string InvalidExactEvmPayloadSignature = "invalid_exact_evm_payload_signature";
    public static readonly string InvalidExactEvmPayloadRecipientMismatch = "invalid_exact_evm_payload_recipient_mismatch";
    public static readonly string InvalidNetwork = "invalid_network";
    public static readonly string InvalidPayload = "invalid_payload";
    public static readonly string InvalidPaymentRequirements = "invalid_payment_requirements";
    public static readonly string InvalidScheme = "invalid_scheme";
    public static readonly string UnsupportedScheme = "unsupported_scheme";
    public static readonly string InvalidX402Version = "invalid_x402_version";
    public static readonly string InvalidTransactionState = "invalid_transaction_state";
    public static readonly string UnexpectedVerifyError = "unexpected_verify_error";
    public static readonly string UnexpectedSettleError = "unexpected_settle_error";
    public static readonly string SimulationFailed = "simulation_failed";
    public static readonly string UnexpectedError = "unexpected_error";
}
