using System.Globalization;

namespace X402PaymentApi.X402;

/// <summary>Prices are decimal USDC in this service and strings of atomic units (10000 = 0.01 USDC) on the wire.</summary>
public static class Usdc
{
    private const decimal AtomicUnitsPerUsdc = 1_000_000m;

    public static string ToAtomicUnits(decimal amount)
    {
        var units = amount * AtomicUnitsPerUsdc;
        return units > 0 && units == decimal.Truncate(units)
            ? units.ToString("F0", CultureInfo.InvariantCulture)
            : throw new ArgumentOutOfRangeException(nameof(amount), amount, "USDC amounts are positive and have at most six decimals.");
    }

    public static decimal FromAtomicUnits(string units) =>
        decimal.Parse(units, NumberStyles.None, CultureInfo.InvariantCulture) / AtomicUnitsPerUsdc;
}
