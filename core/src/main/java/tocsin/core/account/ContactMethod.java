package tocsin.core.account;

import java.util.Locale;
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

  /** Where it leads, as one text: two methods with the same one are the same way. */
  public String place() {
    return kind + " " + countryCode + " " + address.toLowerCase(Locale.ROOT);
  }

  /**
   * The number as the whole world dials it, for example {@code +4915112345678}, without an
   * extension. Only for what {@link ContactAddress#isDialled}.
   */
  public String number() {
    String digits = address.replaceFirst(",.*", "");
    return digits.startsWith("+") ? digits : "+" + countryCode + digits;
  }

  /** Whether both lead to the same place. */
  public boolean reaches(ContactMethod other) {
    return other.place().equals(place());
  }

  /** The same way, proved or not. */
  public ContactMethod verified(boolean proved) {
    return new ContactMethod(id, kind, label, address, countryCode, proved);
  }
}
