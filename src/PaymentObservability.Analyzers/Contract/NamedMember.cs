namespace PaymentObservability.Contract;

/// <summary>A member that the contract file names a payment operation of a kind, or no payment at all.</summary>
/// <param name="TypeName">Full name of the type, without type arguments.</param>
/// <param name="MemberName">Name of the member, or <c>*</c> for all of the type's.</param>
/// <param name="Kind">The kind, or null where the member is declared to be no payment.</param>
internal sealed record NamedMember(string TypeName, string MemberName, PaymentKind? Kind);
