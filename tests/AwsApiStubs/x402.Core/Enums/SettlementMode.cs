namespace x402.Core.Enums;

public enum SettlementMode
{
    Pessimistic = 0,
    Optimistic = 1,
    DoNotSettle = 2,
}
