using System;
using System.Collections.Generic;
using System.Linq;
using x402.Core.Interfaces;
using x402.Core.Models;

namespace x402.Core;

public class AssetInfoProvider : IAssetInfoProvider
{
    public AssetInfoProvider()
    {
        AddAssetInfo(new AssetInfo { ChainId = 84532, Network = "eip155:84532", ContractAddress = "0x036CbD53842c5426634e7929541eC2318f3dCF7e", Name = "USDC", Version = "2", NetworkType = NetworkType.EVM });
        AddAssetInfo(new AssetInfo { ChainId = 8453, Network = "eip155:8453", ContractAddress = "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913", Name = "USD Coin", Version = "2", NetworkType = NetworkType.EVM });
    }

    protected Dictionary<string, string> Aliases { get; } = new(StringComparer.OrdinalIgnoreCase);

    protected List<AssetInfo> AssetInfos { get; } = new();

    public void AddAlias(string alias, string contractAddress) => Aliases[alias] = contractAddress;

    public void AddAssetInfo(AssetInfo assetInfo) => AssetInfos.Add(assetInfo);

    public virtual AssetInfo? GetAssetInfo(string contractAddress)
    {
        var address = Aliases.TryGetValue(contractAddress, out var aliased) ? aliased : contractAddress;
        return AssetInfos.FirstOrDefault(info => string.Equals(info.ContractAddress, address, StringComparison.OrdinalIgnoreCase));
    }

    public virtual List<AssetInfo> GetAssetInfoByNetwork(string network) => AssetInfos.Where(info => string.Equals(info.Network, network, StringComparison.OrdinalIgnoreCase)).ToList();

    public virtual List<AssetInfo> GetAll() => AssetInfos.ToList();
}
