package tocsin.core.account;

import tocsin.core.id.ContactMethodId;

/**
 * One way to reach a user.
 *
 * @param address an e-mail address, a phone number without country code, a URL or a device token
 * @param countryCode 1 to 1999 for phones; 0 where it has no meaning
 * @param verified whether the user has proved it (or an administrator vouches); others are not used
 */
public record ContactMethod(
    ContactMethodId id,
    ContactKind kind,
    String label,
    String address,
    int countryCode,
    boolean verified) {

  /** Whether both lead to the same place. */
  public boolean reaches(ContactMethod other) {
    return other.kind == kind
        && other.address.equalsIgnoreCase(address)
        && other.countryCode == countryCode;
  }

  /** The same way, proved or not. */
  public ContactMethod verified(boolean proved) {
    return new ContactMethod(id, kind, label, address, countryCode, proved);
  }
}
