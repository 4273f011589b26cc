using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using x402.Core.Models.v2;

namespace x402.Client.EVM;

/// <summary>
/// The stand-in signs with a hash, which no chain takes. It has no Account: that type is Nethereum's.
/// </summary>
public partial class EVMWallet : BaseWallet
{
    private readonly byte[]? privateKey;
    private readonly Func<string, Task<string>>? signFunction;

    public EVMWallet(string hexPrivateKey, string network, ulong chainId)
        : this(Convert.FromHexString(hexPrivateKey.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? hexPrivateKey[2..] : hexPrivateKey), network, chainId)
    {
    }

    public EVMWallet(byte[] privateKey, string network, ulong chainId)
        : base(network)
    {
        ArgumentNullException.ThrowIfNull(privateKey);
        ArgumentException.ThrowIfNullOrWhiteSpace(network);
        this.privateKey = privateKey;
        ChainId = chainId;
        OwnerAddress = "0x" + Convert.ToHexString(SHA256.HashData(privateKey).AsSpan(0, 20)).ToLowerInvariant();
    }

    public EVMWallet(Func<string, Task<string>> signFunction, string ownerAddress, string network, ulong chainId)
        : base(network)
    {
        ArgumentNullException.ThrowIfNull(signFunction);
        ArgumentException.ThrowIfNullOrWhiteSpace(ownerAddress);
        ArgumentException.ThrowIfNullOrWhiteSpace(network);
        this.signFunction = signFunction;
        ChainId = chainId;
        OwnerAddress = ownerAddress;
    }

    public ulong ChainId { get; }

    public string OwnerAddress { get; }

    public TimeSpan AddValidAfterFromNow { get; set; } = TimeSpan.FromMinutes(-1);

    public TimeSpan AddValidBeforeFromNow { get; set; } = TimeSpan.FromMinutes(15);

    public override async Task<PaymentPayloadHeader> CreateHeaderAsync(PaymentRequirements requirement, CancellationToken cancellationToken = default)
    {
        var now = DateTimeOffset.UtcNow;
        var authorization = new Authorization
        {
            From = OwnerAddress,
            To = requirement.PayTo,
            Value = requirement.Amount,
            ValidAfter = now.Add(AddValidAfterFromNow).ToUnixTimeSeconds().ToString(),
            ValidBefore = now.Add(AddValidBeforeFromNow).ToUnixTimeSeconds().ToString(),
            Nonce = "0x" + Convert.ToHexString(RandomNumberGenerator.GetBytes(32)).ToLowerInvariant(),
        };
        var data = JsonSerializer.Serialize(authorization);
        var signature = signFunction is not null
            ? await signFunction(data).ConfigureAwait(false)
            : "0x" + Convert.ToHexString(HMACSHA256.HashData(privateKey!, Encoding.UTF8.GetBytes(data))).ToLowerInvariant();
        return new PaymentPayloadHeader { Payload = new Payload { Signature = signature, Authorization = authorization }, Accepted = requirement };
    }
}
