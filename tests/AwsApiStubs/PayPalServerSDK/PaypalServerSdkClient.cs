using PaypalServerSdk.Standard.Authentication;
using PaypalServerSdk.Standard.Controllers;

namespace PaypalServerSdk.Standard
{
    public enum Environment
    {
        Production,
        Sandbox,
    }

    public sealed class PaypalServerSdkClient
    {
        private PaypalServerSdkClient(Environment environment)
        {
            Environment = environment;
        }

        public OrdersController OrdersController { get; } = new();

        public PaymentsController PaymentsController { get; } = new();

        public Environment Environment { get; }

        public class Builder
        {
            private Environment environment = Standard.Environment.Sandbox;

            public Builder ClientCredentialsAuth(ClientCredentialsAuthModel clientCredentialsAuthModel) => this;

            public Builder Environment(Environment environment)
            {
                this.environment = environment;
                return this;
            }

            public PaypalServerSdkClient Build() => new(environment);
        }
    }
}

namespace PaypalServerSdk.Standard.Authentication
{
    public sealed class ClientCredentialsAuthModel
    {
        internal ClientCredentialsAuthModel()
        {
        }

        public class Builder
        {
            public Builder(string oAuthClientId, string oAuthClientSecret)
            {
            }

            public ClientCredentialsAuthModel Build() => new();
        }
    }
}
