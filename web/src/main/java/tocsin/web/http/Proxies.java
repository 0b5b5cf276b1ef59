package tocsin.web.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies that are believed about whom they speak for. Anybody else who sends X-Forwarded-For
 * might have made it up.
 */
public record Proxies(List<Range> ranges) {
  /** Nobody is believed. */
  public static final Proxies NONE = new Proxies(List.of());

  private static final int LONGEST_ADDRESS = 64;

  public Proxies {
    ranges = List.copyOf(ranges);
  }

  /** All addresses whose first bits are those of that address. */
  public record Range(InetAddress address, int bits) {
    boolean has(InetAddress other) {
      byte[] wanted = address.getAddress();
      byte[] given = other.getAddress();
      if (wanted.length != given.length) {
        return false;
      }
      int whole = bits / 8;
      int mask = 0xff00 >> (bits % 8) & 0xff;
      return Arrays.equals(wanted, 0, whole, given, 0, whole)
          && (mask == 0 || (wanted[whole] & mask) == (given[whole] & mask));
    }
  }

  /** Addresses and ranges such as 10.0.0.0/8, by commas; empty when it is something else. */
  public static Optional<Proxies> read(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Optional<Range> range = range(part.strip());
      if (range.isEmpty()) {
        return Optional.empty();
      }
      ranges.add(range.get());
    }
    return Optional.of(new Proxies(ranges));
  }

  private static Optional<Range> range(String text) {
    String[] parts = text.split("/", 2);
    Optional<InetAddress> address = address(parts[0]);
    if (address.isEmpty() || (parts.length == 2 && !parts[1].matches("\\d{1,3}"))) {
      return Optional.empty();
    }
    int most = address.get().getAddress().length * 8;
    int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : most;
    return bits <= most ? Optional.of(new Range(address.get(), bits)) : Optional.empty();
  }

  /** Never asks DNS. */
  private static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The client's network address: the last hop that is none of these proxies. Empty when a proxy
   * doesn't say, or somebody on this machine is no proxy we know: whoever stands behind is anybody.
   *
   * @param remote the connection's other end
   * @param forwardedFor every X-Forwarded-For in the order sent
   */
  public String client(String remote, List<String> forwardedFor) {
    if (!believes(remote)) {
      boolean here = address(remote).filter(InetAddress::isLoopbackAddress).isPresent();
      return here ? "" : remote;
    }
    List<String> hops = List.of(String.join(",", forwardedFor).split(","));
    for (String hop : hops.reversed()) {
      String address = hop.strip();
      if (!believes(address)) {
        return address.substring(0, Math.min(address.length(), LONGEST_ADDRESS));
      }
    }
    return "";
  }

  private boolean believes(String text) {
    return address(text).filter(a -> ranges.stream().anyMatch(range -> range.has(a))).isPresent();
  }
}
