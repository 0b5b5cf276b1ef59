package tocsin.core.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.heartbeat.HeartbeatRules.Change;
import tocsin.core.heartbeat.HeartbeatRules.Verdict;
import tocsin.core.id.IntegrationId;

class HeartbeatRulesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private HeartbeatState state = HeartbeatState.unheard(new IntegrationId("PBACKUP"));

  private Verdict look(@Nullable Instant ping, Instant now) {
    Verdict verdict = HeartbeatRules.look(state, FIVE_MINUTES, ping, NOON, now);
    state = verdict.after();
    return verdict;
  }

  private static Instant minutes(double minutes) {
    return NOON.plusMillis((long) (minutes * 60_000));
  }

  @Test
  void whoeverPingsInTimeIsNeverMissing() {
    assertThat(look(minutes(4), minutes(4)).change()).isEqualTo(Change.NONE);
    Verdict later = look(null, minutes(8.9));
    assertThat(later.change()).isEqualTo(Change.NONE);
    assertThat(later.deadline()).contains(minutes(9));
  }

  @Test
  void itIsMissingOnceTheTimeIsOverAndThatIsSaidOnce() {
    look(minutes(4), minutes(4));
    assertThat(look(null, minutes(9)).change()).isEqualTo(Change.LOST);
    assertThat(state.missing()).isTrue();
    assertThat(look(null, minutes(30)).change()).isEqualTo(Change.NONE);
  }

  @Test
  void aPingBringsItBack() {
    look(null, minutes(5));
    assertThat(look(minutes(20), minutes(20)).change()).isEqualTo(Change.BACK);
    assertThat(state).isEqualTo(new HeartbeatState(state.integration(), minutes(20), false));
    assertThat(look(null, minutes(24.9)).change()).isEqualTo(Change.NONE);
    assertThat(look(null, minutes(25)).change()).isEqualTo(Change.LOST);
  }

  @Test
  void oneThatNeverPingedIsMissingTheWholeTimeAfterWeBeganToListen() {
    assertThat(look(null, minutes(4.9)).change()).isEqualTo(Change.NONE);
    assertThat(look(null, minutes(5)).change()).isEqualTo(Change.LOST);
  }

  @Test
  void whatWasNotHeardWhileNobodyListenedIsNotHeldAgainstIt() {
    state = new HeartbeatState(state.integration(), NOON.minus(Duration.ofHours(9)), false);
    assertThat(look(null, minutes(1)).change()).isEqualTo(Change.NONE);
  }

  @Test
  void anAlarmOutlivesARestart() {
    state = new HeartbeatState(state.integration(), NOON.minus(Duration.ofHours(9)), true);
    assertThat(look(null, minutes(1)).change()).isEqualTo(Change.NONE);
    assertThat(look(minutes(2), minutes(2)).change()).isEqualTo(Change.BACK);
  }

  @Test
  void aClockThatWasSetBackMakesNobodyWaitLonger() {
    state = new HeartbeatState(state.integration(), NOON.plus(Duration.ofDays(1)), false);
    assertThat(look(null, minutes(1)).deadline()).contains(minutes(6));
    assertThat(look(null, minutes(6)).change()).isEqualTo(Change.LOST);
  }
}
