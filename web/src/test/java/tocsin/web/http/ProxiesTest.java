package tocsin.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories about whom we believe to speak for somebody else. */
class ProxiesTest {
  private static final Proxies OURS = Proxies.read("127.0.0.1, 10.0.0.0/9, ::1").orElseThrow();

  @Test
  void aStrangerWhoNamesSomebodyElseIsHimself() {
    assertThat(OURS.client("192.0.2.9", List.of("203.0.113.5"))).isEqualTo("192.0.2.9");
    assertThat(OURS.client("10.128.0.1", List.of("203.0.113.5"))).isEqualTo("10.128.0.1");
  }

  @Test
  void aProxySpeaksForTheLastWhoIsNoProxyWhateverTheClientPutBefore() {
    assertThat(OURS.client("127.0.0.1", List.of("1.1.1.1, 203.0.113.5", "10.1.2.3")))
        .isEqualTo("203.0.113.5");
    assertThat(OURS.client("0:0:0:0:0:0:0:1", List.of("2001:db8::7"))).isEqualTo("2001:db8::7");
  }

  @Test
  void whoCannotBeKnownHasNoAddress() {
    assertThat(OURS.client("127.0.0.1", List.of())).isEmpty();
    assertThat(Proxies.NONE.client("127.0.0.1", List.of("203.0.113.5"))).isEmpty();
  }

  @Test
  void onlyAddressesAndRangesAreRead() {
    for (String wrong :
        List.of("proxy.example.org", "10.0.0.0/33", "10.0.0.0/", "1.2.3.4,", "x/8")) {
      assertThat(Proxies.read(wrong)).as(wrong).isEmpty();
    }
  }
}
