package tocsin.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.account.ScheduledRaise.SUPPORT_HOURS_END;
import static tocsin.core.account.ScheduledRaise.SUPPORT_HOURS_START;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.schedule.SupportHours;

class UrgencyRuleTest {
  /** On Mondays from nine to five; 2 March 2026 is one. */
  private static final SupportHours HOURS =
      new SupportHours(
          ZoneOffset.UTC, List.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant END = Instant.parse("2026-03-02T17:00:00Z");
  private static final Instant NEXT_START = Instant.parse("2026-03-09T09:00:00Z");

  @Test
  void theFirstOfSeveralRaisesComesFirst() {
    UrgencyRule both = rule(SUPPORT_HOURS_END, SUPPORT_HOURS_START);
    assertThat(both.nextRaise(START.minusMillis(1))).contains(START);
    assertThat(both.nextRaise(START)).contains(END);
    assertThat(both.nextRaise(END)).contains(NEXT_START);
  }

  @Test
  void eachRaiseHasItsOwnTime() {
    assertThat(rule(SUPPORT_HOURS_START).nextRaise(START)).contains(NEXT_START);
    assertThat(rule(SUPPORT_HOURS_END).nextRaise(START)).contains(END);
    assertThat(rule().nextRaise(START)).isEmpty();
    assertThat(UrgencyRule.LOW.nextRaise(START)).isEmpty();
  }

  @Test
  void whatIsSaidTwiceCountsOnce() {
    assertThat(rule(SUPPORT_HOURS_END, SUPPORT_HOURS_END)).isEqualTo(rule(SUPPORT_HOURS_END));
  }

  @Test
  void theHoursSayWhichBasisCounts() {
    UrgencyRule rule = rule();
    assertThat(rule.at(START)).isEqualTo(UrgencyBasis.SEVERITY_BASED);
    assertThat(rule.at(END)).isEqualTo(UrgencyBasis.LOW);
    assertThat(UrgencyRule.HIGH.at(END)).isEqualTo(UrgencyBasis.HIGH);
  }

  private static UrgencyRule rule(ScheduledRaise... raises) {
    return new UrgencyRule.BySupportHours(
        HOURS, UrgencyBasis.SEVERITY_BASED, UrgencyBasis.LOW, List.of(raises));
  }
}
