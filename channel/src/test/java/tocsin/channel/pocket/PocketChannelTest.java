package tocsin.channel.pocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.ChannelContract;
import tocsin.channel.FakeProvider.Arrived;
import tocsin.channel.Message;
import tocsin.channel.Pages;
import tocsin.core.account.ContactKind;

/** Fake phones and mailboxes that one can look into. */
class PocketChannelTest extends ChannelContract {
  private final Pocket pocket = new Pocket();
  private final PocketChannel channel = new PocketChannel(pocket, InstantSource.fixed(Pages.THEN));

  @Override
  protected Channel channel() {
    return channel;
  }

  @Override
  protected List<Arrived> arrived() {
    return pocket.received().stream()
        .map(r -> new Arrived(r.key(), r.words().subject() + r.words().text()))
        .toList();
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return Pages.to(ContactKind.EMAIL, "david@example.org", key, page);
  }

  @Test
  void reachesPeopleInEveryWay() throws Exception {
    assertThat(channel.kinds()).containsExactlyInAnyOrder(ContactKind.values());

    send(Pages.to(ContactKind.SMS, "5550100417", "N1"));
    Pocket.Received received = pocket.received().getFirst();
    assertThat(received.words().subject()).isEqualTo("#4127 high urgency: db2kafka is down");
    assertThat(received.at()).isEqualTo(Pages.THEN);
    assertThat(received.number()).isOne();
  }

  @Test
  void keepsTheNewestOnly() {
    for (int i = 0; i < Pocket.CAPACITY + 10; i++) {
      send(message("N" + i));
    }

    assertThat(pocket.received()).hasSize(Pocket.CAPACITY);
    assertThat(pocket.received().getFirst().key()).isEqualTo("N209");
    assertThat(pocket.received().getLast().key()).isEqualTo("N10");
  }

  @Test
  void aRepeatIsShownOnce() {
    send(message("N1"));
    send(message("N1"));

    assertThat(pocket.received()).hasSize(1);
  }

  @Test
  void whoeverWatchesSeesEachMessageUntilTheyStop() {
    List<String> seen = new ArrayList<>();
    Pocket.Watch watch = pocket.watch(r -> seen.add(r.key()));
    send(message("N1"));
    send(message("N1"));
    send(message("N2"));
    watch.close();
    send(message("N3"));

    assertThat(seen).containsExactly("N1", "N2");
  }

  @Test
  void canBeEmptied() {
    send(message("N1"));
    pocket.clear();

    assertThat(pocket.received()).isEmpty();
  }

  private void send(Message message) {
    assertThat(channel.send(message)).isNotNull();
  }
}
