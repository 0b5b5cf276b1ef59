package tocsin.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.channel.Pages;
import tocsin.channel.chat.Listener.Heard;

/** When a listener listens. */
class ListenerCallTest {
  private final List<Runnable> begun = new ArrayList<>();
  private final List<RuntimeException> mistakes = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private Heard next = Heard.ALL;
  private boolean mistaken;
  private Instant now = Pages.THEN;
  private final ListenerCall call = new ListenerCall(listener(), begun::add, told());

  private Listener.Told told() {
    return new Listener.Told() {
      @Override
      public void began(String sentence) {
        said.add(sentence);
      }

      @Override
      public void ended() {
        said.add("It is back.");
      }

      @Override
      public void unforeseen(RuntimeException mistake) {
        mistakes.add(mistake);
      }
    };
  }

  private Listener listener() {
    return new Listener() {
      @Override
      public String name() {
        return "chat";
      }

      @Override
      public Heard listen() {
        if (mistaken) {
          throw new IllegalStateException("not foreseen");
        }
        return next;
      }
    };
  }

  @Test
  void itListensAgainAtOnceAndNeverTwiceAtATime() {
    poll();
    poll();
    assertThat(begun).hasSize(1);

    begun.getLast().run();
    poll();
    assertThat(begun).hasSize(2);
  }

  @Test
  void itPausesLongerAndLongerWhileThereIsTroubleUpToAMinute() {
    next = new Heard.Trouble("It is away.");
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      pauses.add(pauseAfterTheNext());
    }

    assertThat(pauses.getFirst()).isLessThan(Duration.ofSeconds(2));
    assertThat(pauses).isSorted();
    assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
    next = Heard.ALL;
    Duration unused = pauseAfterTheNext();
    next = new Heard.Trouble("It is away.");
    assertThat(pauseAfterTheNext()).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void troubleIsSaidOnceWhenItBeginsAndOnceWhenItEnds() {
    for (Heard each :
        List.of(Heard.ALL, new Heard.Trouble("a"), new Heard.Trouble("b"), Heard.ALL, Heard.ALL)) {
      next = each;
      Duration unused = pauseAfterTheNext();
    }

    assertThat(said).containsExactly("a", "It is back.");
  }

  @Test
  void aClockThatIsSetBackMakesNoPauseLonger() {
    next = new Heard.Trouble("It is away.");
    Duration unused = pauseAfterTheNext();
    begun.getLast().run();
    poll();
    int sofar = begun.size();
    now = now.minus(Duration.ofHours(1));
    poll();

    assertThat(begun).hasSize(sofar + 1);
  }

  @Test
  void aMistakeIsToldAndEndsNothing() {
    mistaken = true;
    Duration pause = pauseAfterTheNext();

    assertThat(mistakes).hasSize(1);
    assertThat(pause).isPositive();
  }

  /** How long after the present call the one after it begins. */
  private Duration pauseAfterTheNext() {
    while (begun.isEmpty()) {
      poll();
    }
    begun.getLast().run();
    Instant ended = now;
    int sofar = begun.size();
    while (begun.size() == sofar) {
      poll();
    }
    return Duration.between(ended, now);
  }

  private void poll() {
    now = call.poll(now);
  }
}
