package tocsin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tocsin.channel.Outcome.Delivered;
import tocsin.core.account.ContactMethod;

/** What every channel keeps, whatever its provider. */
public abstract class ChannelContract {
  protected abstract Channel channel();

  /** What the provider took. */
  protected abstract List<FakeProvider.Arrived> arrived();

  /** A page to somebody this provider knows. */
  protected abstract Message message(String key, Message.Page page);

  protected Message message(String key) {
    return message(key, Pages.page("db2kafka is down"));
  }

  /** How the answers stand in a message: as links where the medium has nothing better. */
  protected String[] answers() {
    return new String[] {Pages.LINKS.first().address(), Pages.LINKS.second().address()};
  }

  /** How the answers to the second incident of a storm do. */
  protected String[] answersToTheOther() {
    return new String[] {"do=acknowledge&key=k2", "do=resolve&key=k2"};
  }

  @Test
  void saysWhomItServes() {
    ContactMethod contact = message("N1").contact();

    assertThat(channel().name()).isNotBlank();
    assertThat(channel().kinds()).contains(contact.kind());
  }

  @Test
  protected void bringsWhatAWokenPersonNeeds() throws Exception {
    assertThat(channel().send(message("N1"))).isInstanceOf(Delivered.class);

    assertThat(arrived()).hasSize(1);
    assertThat(arrived().getFirst().words())
        .contains("db2kafka is down", "4127", "Relay", "high", Pages.LINKS.incident())
        .contains(answers());
  }

  @Test
  protected void bringsEveryIncidentOfAStormWithItsAnswers() throws Exception {
    assertThat(channel().send(Pages.inAStorm(message("N1")))).isInstanceOf(Delivered.class);

    assertThat(arrived()).hasSize(1);
    assertThat(arrived().getFirst().words())
        .contains("db2kafka is down", "The log store is full", "3 incidents")
        .contains(answers())
        .contains(answersToTheOther());
  }

  @Test
  protected void saysForTheHowManyThTimeItComes() throws Exception {
    assertThat(channel().send(Pages.again(message("N1.3"), 2))).isInstanceOf(Delivered.class);

    assertThat(arrived().getFirst().words()).contains("3rd time");
  }

  @Test
  void carriesTheSameKeyWhenAnAttemptIsRepeated() throws Exception {
    Outcome first = channel().send(message("N1"));
    Outcome again = channel().send(message("N1"));

    assertThat(again).isEqualTo(first);
    assertThat(arrived().stream().map(FakeProvider.Arrived::key).distinct()).hasSize(1);
  }

  @Test
  protected void bringsANoticeThatNobodyHasToAnswer() throws Exception {
    ContactMethod contact = message("V1").contact();
    Notice code = new Notice("V1", "David", contact, "417203 is your code", List.of("Hi."), null);
    Notice forged =
        new Notice("V2", "David", contact, "x\r\nBcc: eve@example.org", List.of(), null);
    Outcome first = channel().tell(code);
    assertThat(first).isInstanceOf(Delivered.class);
    assertThat(channel().tell(code)).isEqualTo(first);
    assertThat(channel().tell(forged)).isInstanceOf(Delivered.class);

    assertThat(arrived()).anyMatch(notice -> notice.words().contains("417203"));
    assertThat(arrived()).anyMatch(notice -> notice.words().contains("x Bcc"));
    assertThat(arrived().stream().map(FakeProvider.Arrived::key).distinct()).hasSize(2);
  }

  @Test
  void takesAnyTitle() throws Exception {
    List<String> titles =
        List.of(
            "two\r\nlines\r\nBcc: everybody@example.org",
            "\u0000\u0007\u001b[31m bell",
            "Störung: 再起動 🔥 \u202eesrever",
            "half a \ud83d pair",
            "<script>alert(1)</script> & \"quotes\"",
            ".",
            "",
            "long ".repeat(5_000));
    for (int i = 0; i < titles.size(); i++) {
      assertThat(channel().send(message("N" + i, Pages.page(titles.get(i)))))
          .isInstanceOf(Delivered.class);
    }

    assertThat(arrived()).hasSameSizeAs(titles);
  }

  @Test
  void deliversTwoHundredAtOnceEachExactlyOnce() throws Exception {
    storm();

    assertThat(arrived())
        .extracting(FakeProvider.Arrived::key)
        .doesNotHaveDuplicates()
        .hasSize(200)
        .allMatch(key -> IntStream.range(0, 200).anyMatch(i -> key.contains("N" + i)));
  }

  /** Sends two hundred pages at once and waits for them. */
  protected void storm() throws Exception {
    List<Future<Outcome>> outcomes = new ArrayList<>();
    try (ExecutorService storm = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        Message message = message("N" + i);
        outcomes.add(storm.submit(() -> channel().send(message)));
      }
    }

    for (Future<Outcome> outcome : outcomes) {
      assertThat(outcome.get()).isInstanceOf(Delivered.class);
    }
  }
}
