using System.Threading.Tasks;

namespace x402.Client.Events;

public delegate Task<bool> PrepareWalletventHandler<T>(object? sender, PrepareWalletEventArgs<T> e);
