namespace x402.Core.Models;

public enum NetworkType
{
    Other = 0,
    EVM = 1,
    SVM = 2,
}
