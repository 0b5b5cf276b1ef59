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
  void oneSenderMayHaveATwentiethWaitingEvenWhenItIsAlone() {
    assertThat(admitted("noisy", 1_000)).isEqualTo(5);
  }

  @Test
  void aNoisySenderIsTurnedAwayWhileOthersAreStillTaken() {
    admitted("noisy", 1_000);
    assertThat(admitted("quiet", 3)).isEqualTo(3);
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
    for (int i = 0; i < 4; i++) {
      backlog.decided("noisy");
    }
    assertThat(backlog.size()).isEqualTo(1);
    assertThat(backlog.admits("noisy")).isTrue();
  }

  @Test
  void anEventThatCouldNotBeStoredTakesNoRoom() {
    admitted("unlucky", 1);
    backlog.refused("unlucky");
    assertThat(backlog.size()).isZero();
  }

  @Test
  void whatAnEarlierRunLeftUndecidedTakesRoomUntilItIsDecided() {
    Backlog inherited = new Backlog(100, 99);
    assertThat(inherited.admits("late")).isTrue();
    assertThat(inherited.admits("late")).isFalse();

    inherited.decided("from-last-run");

    assertThat(inherited.admits("late")).isTrue();
  }

  @Test
  void theEarlierRunsEventsAreCountedOutFirstWhoeverSentThem() {
    Backlog inherited = new Backlog(100, 10);
    assertThat(inherited.admits("same")).isTrue();

    for (int i = 0; i < 10; i++) {
      inherited.decided("same");
    }
    assertThat(inherited.size()).isEqualTo(1);
    inherited.decided("same");
    assertThat(inherited.size()).isZero();
  }
}
