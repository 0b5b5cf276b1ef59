package tocsin.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {
  private final Backlog backlog = new Backlog(100);

  private int admitted(String sender, int tries) {
    int admitted = 0;
    for (int i = 0; i < tries; i++) {
      if (backlog.admits(sender)) {
        admitted++;
      }
    }
    return admitted;
  }

  @Test
  void aSenderWithThePlaceToItselfMayUseHalf() {
    assertThat(admitted("noisy", 1_000)).isEqualTo(50);
  }

  @Test
  void aNoisySenderIsTurnedAwayWhileOthersAreStillTaken() {
    admitted("noisy", 1_000);
    assertThat(admitted("quiet", 10)).isEqualTo(10);
    assertThat(backlog.admits("noisy")).isFalse();
  }

  @Test
  void atTheBoundEverybodyIsTurnedAway() {
    for (int sender = 0; sender < 200; sender++) {
      admitted("sender-" + sender, 1);
    }
    assertThat(backlog.size()).isEqualTo(100);
    assertThat(backlog.admits("late")).isFalse();
  }

  @Test
  void whatIsDecidedMakesRoom() {
    admitted("noisy", 1_000);
    for (int i = 0; i < 40; i++) {
      backlog.done("noisy");
    }
    assertThat(backlog.size()).isEqualTo(10);
    assertThat(backlog.admits("noisy")).isTrue();
  }

  @Test
  void eventsFromBeforeTheStartCountForNobody() {
    backlog.done("from-last-run");
    assertThat(backlog.size()).isZero();
  }
}
