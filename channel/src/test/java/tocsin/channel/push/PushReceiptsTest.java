package tocsin.channel.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.channel.Callback;
import tocsin.channel.Pages;
import tocsin.channel.Receipt;

/** A device says that a message came up on it. */
class PushReceiptsTest {
  private final VapidKey key = VapidKey.of(Browser.pair());
  private final List<Receipt> arrived = new ArrayList<>();
  private final PushReceipts receipts =
      new PushReceipts(key, arrived::add, InstantSource.fixed(Pages.THEN));

  @Test
  void whatADeviceSaysBecomesAReceiptOfThatMessage() {
    assertThat(call("POST", PushReceipts.path(key, "N1")).status()).isEqualTo(204);

    assertThat(arrived)
        .containsExactly(new Receipt("push", "N1", Receipt.State.ARRIVED, "", Pages.THEN));
  }

  @Test
  void nobodyElseCanSayIt() {
    String path = PushReceipts.path(key, "N1");
    String other = PushReceipts.path(VapidKey.of(Browser.pair()), "N1");

    assertThat(call("POST", other).status()).isEqualTo(403);
    assertThat(call("POST", path + "x").status()).isEqualTo(403);
    assertThat(call("POST", "/in/push/%%/x").status()).isEqualTo(403);
    assertThat(call("POST", "/in/push/").status()).isEqualTo(404);
    assertThat(call("GET", path).status()).isEqualTo(404);
    assertThat(arrived).isEmpty();
  }

  private Callback.Answer call(String method, String path) {
    String rest = path.substring("/in/push/".length());
    return receipts.take(
        new Callback.Call(method, "http://h" + path, rest, Map.of(), Map.of(), new byte[0]));
  }
}
