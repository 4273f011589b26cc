namespace PaypalServerSdk.Standard.Controllers;

public class BaseController
{
    internal BaseController()
    {
    }
}
