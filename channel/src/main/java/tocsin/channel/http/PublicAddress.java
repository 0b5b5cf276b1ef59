package tocsin.channel.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public Internet from those that only mean something inside a network,
 * after the special-purpose registries of IANA (RFC 6890).
 */
public final class PublicAddress {
  private static final List<Block> PRIVATE_4 =
      List.of(
          new Block("0.0.0.0", 8),
          new Block("10.0.0.0", 8),
          new Block("100.64.0.0", 10),
          new Block("127.0.0.0", 8),
          new Block("169.254.0.0", 16),
          new Block("172.16.0.0", 12),
          new Block("192.0.0.0", 24),
          new Block("192.0.2.0", 24),
          new Block("192.88.99.0", 24),
          new Block("192.168.0.0", 16),
          new Block("198.18.0.0", 15),
          new Block("198.51.100.0", 24),
          new Block("203.0.113.0", 24),
          new Block("224.0.0.0", 4),
          new Block("240.0.0.0", 4));

  /** All of the public Internet is in here… */
  private static final Block GLOBAL_6 = new Block("2000::", 3);

  /** …except for these. */
  private static final List<Block> PRIVATE_6 =
      List.of(new Block("2001::", 23), new Block("2001:db8::", 32), new Block("3fff::", 20));

  /** Address ranges that carry an IPv4 address, and where in the 16 bytes it stands. */
  private static final Block SIX_TO_FOUR = new Block("2002::", 16);

  private static final Block NAT64 = new Block("64:ff9b::", 96);

  private PublicAddress() {}

  /** Whether that address means the same host everywhere. */
  public static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] bytes) {
    return PRIVATE_4.stream().noneMatch(block -> block.holds(bytes));
  }

  private static boolean isPublic6(byte[] bytes) {
    if (NAT64.holds(bytes)) {
      return isPublic4(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (SIX_TO_FOUR.holds(bytes)) {
      return isPublic4(Arrays.copyOfRange(bytes, 2, 6));
    }
    return GLOBAL_6.holds(bytes) && PRIVATE_6.stream().noneMatch(block -> block.holds(bytes));
  }

  /** All addresses that begin with the same bits. */
  private record Block(byte[] start, int bits) {
    Block(String start, int bits) {
      this(InetAddress.ofLiteral(start).getAddress(), bits);
    }

    boolean holds(byte[] address) {
      int whole = bits / 8;
      if (!Arrays.equals(start, 0, whole, address, 0, whole)) {
        return false;
      }
      int rest = 8 - bits % 8;
      return rest == 8 || (start[whole] & 0xff) >> rest == (address[whole] & 0xff) >> rest;
    }
  }
}
