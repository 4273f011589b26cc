using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using X402.Assets;

namespace X402.Assets
{
    public sealed record AssetDescriptor
    {
        public required string Network { get; init; }

        public required string Address { get; init; }

        public required string Symbol { get; init; }

        public required int Decimals { get; init; }

        public required string Eip712Name { get; init; }

        public required string Eip712Version { get; init; }
    }
}

namespace X402.Pricing
{
    public readonly record struct Price
    {
        private Price(AssetDescriptor asset, string atomicAmount)
        {
            Asset = asset;
            AtomicAmount = atomicAmount;
        }

        public AssetDescriptor Asset { get; }

        public string AtomicAmount { get; }

        public static Price For(AssetDescriptor asset, decimal displayAmount)
        {
            var atomic = displayAmount;
            for (var i = 0; i < asset.Decimals; i++)
            {
                atomic *= 10m;
            }

            return new Price(asset, decimal.Truncate(atomic).ToString("0", CultureInfo.InvariantCulture));
        }

        public static Price Atomic(AssetDescriptor asset, string atomicAmount) => new(asset, atomicAmount);
    }

    public readonly record struct PriceSet : IReadOnlyList<Price>
    {
        private readonly Price[]? prices;

        public PriceSet(IReadOnlyList<Price> prices)
        {
            this.prices = new List<Price>(prices).ToArray();
        }

        public int Count => prices?.Length ?? 0;

        public Price this[int index] => prices is null ? throw new ArgumentOutOfRangeException(nameof(index)) : prices[index];

        public static implicit operator PriceSet(Price price) => new(new[] { price });

        public static implicit operator PriceSet(Price[] prices) => new((IReadOnlyList<Price>)prices);

        public IEnumerator<Price> GetEnumerator() => ((IEnumerable<Price>)(prices ?? Array.Empty<Price>())).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
