package tocsin.channel.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import tocsin.channel.PlainText;

/**
 * Reads one e-mail address strictly, so that nothing in it can become a header or an SMTP command.
 */
final class MailAddress {
  private static final int MAX_NAME = 100;

  private MailAddress() {}

  /**
   * One address, with or without a name. A domain in another script becomes its ASCII form; a local
   * part in another script is refused, for few servers take it.
   */
  static InternetAddress parse(String text) throws AddressException {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new AddressException("An address is one line");
    }
    InternetAddress[] parsed = InternetAddress.parse(text, true);
    if (parsed.length != 1 || parsed[0].isGroup()) {
      throw new AddressException("One address is needed");
    }
    InternetAddress address = parsed[0];
    address.setAddress(ascii(address.getAddress()));
    address.validate();
    if (address.getPersonal() != null) {
      named(address, address.getPersonal());
    }
    return address;
  }

  /** Sets the name beside the address, in the encoding that headers ask for. */
  static void named(InternetAddress address, String name) {
    try {
      address.setPersonal(PlainText.oneLine(name, MAX_NAME), "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java has UTF-8", e);
    }
  }

  private static String ascii(String address) throws AddressException {
    int at = address.lastIndexOf('@');
    if (at < 1 || at == address.length() - 1) {
      throw new AddressException("An address has a name and a domain");
    }
    String local = address.substring(0, at);
    if (local.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new AddressException("The part before @ must be ASCII");
    }
    try {
      return local + "@" + IDN.toASCII(address.substring(at + 1), IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      throw new AddressException("The domain can't be used");
    }
  }
}
