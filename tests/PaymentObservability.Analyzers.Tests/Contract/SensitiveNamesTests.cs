using System.Collections.Immutable;
using PaymentObservability.Contract;
using Xunit;

namespace PaymentObservability.Tests.Contract;

public sealed class SensitiveNamesTests
{
    [Theory]
    [InlineData("wallet_address")]
    [InlineData("Payer")]
    [InlineData("TxHash")]
    [InlineData("PaymentId")]
    [InlineData("requestId")]
    [InlineData("payment.id")]
    [InlineData("CustomerEmail")]
    [InlineData("OrderNumber")]
    [InlineData("ResourceUrl")]
    public void ManyValues(string name) => Assert.True(DimensionNames.IsHighCardinality(name, GuideDefaults.Contract));

    [Theory]
    [InlineData("Service")]
    [InlineData("ReasonClass")]
    [InlineData("Currency")]
    [InlineData("WalletType")]
    [InlineData("CardBrand")]
    [InlineData("ChainId")]
    [InlineData("network_id")]
    [InlineData("payment.method")]
    [InlineData("TransactionType")]
    [InlineData("AmountBucket")]
    [InlineData("")]
    public void FewValues(string name) => Assert.False(DimensionNames.IsHighCardinality(name, GuideDefaults.Contract));

    [Fact]
    public void SuggestedDimensionsHaveFewValues() =>
        Assert.All(GuideDefaults.SuggestedDimensions, name => Assert.False(DimensionNames.IsHighCardinality(name, GuideDefaults.Contract)));

    [Fact]
    public void WhatTheContractAllowsHasFewValuesAndNothingElseIsAllowed()
    {
        var contract = GuideDefaults.Contract with { AllowedDimensions = GuideDefaults.Contract.AllowedDimensions.Add("CustomerId") };

        Assert.False(DimensionNames.IsHighCardinality("customerid", contract));
        Assert.True(DimensionNames.IsAllowed("CUSTOMERID", contract));
        Assert.False(DimensionNames.IsAllowed("Service", contract));
        Assert.True(DimensionNames.IsAllowed("Service", GuideDefaults.Contract));
    }

    [Theory]
    [InlineData("hexPrivateKey", "PrivateKey")]
    [InlineData("CDP_API_KEY_SECRET", "CDP_API_KEY_SECRET")]
    [InlineData("cdpApiKeyId", "CDP_API_KEY_ID")]
    [InlineData("X-Payment", "X-PAYMENT")]
    [InlineData("x-payment-response", "X-PAYMENT-RESPONSE")]
    [InlineData("stripeApiKey", "ApiKey")]
    [InlineData("Authorization", "Authorization")]
    [InlineData("payload.signature", "Signature")]
    [InlineData("clientSecret", "ClientSecret")]
    [InlineData("cardNumber", "CardNumber")]
    [InlineData("mnemonic", "Mnemonic")]
    public void Secrets(string name, string entry) => Assert.Equal(entry, new SecretNames(GuideDefaults.Contract).Find(name));

    [Theory]
    [InlineData("SecretName")]
    [InlineData("secretArn")]
    [InlineData("isSignatureValid")]
    [InlineData("verify_signature")]
    [InlineData("InvalidSignature")]
    [InlineData("PasswordLength")]
    [InlineData("apiKeyId")]
    [InlineData("KeyboardLayout")]
    [InlineData("secretary")]
    [InlineData("paymentId")]
    [InlineData("")]
    public void NoSecrets(string name) => Assert.Null(new SecretNames(GuideDefaults.Contract).Find(name));

    [Fact]
    public void AnEmptyEntryMatchesNothing() =>
        Assert.Null(new SecretNames(GuideDefaults.Contract with { NeverRecord = ImmutableHashSet.Create("--") }).Find("anything"));
}
