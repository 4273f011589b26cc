using System.Collections.Generic;
using x402.Core.Models;

namespace x402.Core.Interfaces;

public interface IAssetInfoProvider
{
    AssetInfo? GetAssetInfo(string contractAddress);

    List<AssetInfo> GetAssetInfoByNetwork(string network);

    void AddAssetInfo(AssetInfo assetInfo);

    void AddAlias(string alias, string contractAddress);

    List<AssetInfo> GetAll();
}
