package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SupportHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<DayOfWeek> WORKDAYS =
      List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
  private static final SupportHours OFFICE =
      new SupportHours(BERLIN, WORKDAYS, LocalTime.of(9, 0), LocalTime.of(17, 0));

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void theStartIsWithinTheHoursAndTheEndIsNot() {
    assertThat(OFFICE.include(at("2026-03-02T07:59:59Z"))).isFalse();
    assertThat(OFFICE.include(at("2026-03-02T08:00:00Z"))).isTrue();
    assertThat(OFFICE.include(at("2026-03-02T15:59:59Z"))).isTrue();
    assertThat(OFFICE.include(at("2026-03-02T16:00:00Z"))).isFalse();
  }

  @Test
  void atTheWeekendNobodyIsAtWorkAndMondayIsTheNextStart() {
    Instant saturday = at("2026-03-07T11:00:00Z");

    assertThat(OFFICE.include(saturday)).isFalse();
    assertThat(OFFICE.nextStart(saturday)).contains(at("2026-03-09T08:00:00Z"));
    assertThat(OFFICE.nextEnd(saturday)).contains(at("2026-03-09T16:00:00Z"));
  }

  @Test
  void whatStartsOrEndsRightNowDoesSoNextOnTheDayAfter() {
    assertThat(OFFICE.nextStart(at("2026-03-02T08:00:00Z"))).contains(at("2026-03-03T08:00:00Z"));
    assertThat(OFFICE.nextEnd(at("2026-03-02T16:00:00Z"))).contains(at("2026-03-03T16:00:00Z"));
  }

  @Test
  void daysCountOnceInWhateverOrderTheyAreGiven() {
    List<DayOfWeek> given = List.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    assertThat(new SupportHours(BERLIN, given, LocalTime.NOON, LocalTime.MIDNIGHT).days())
        .containsExactly(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  }

  @Test
  void nineIsNineOnBothSidesOfTheClockChange() {
    // Clocks go forward on Sunday 29 March 2026.
    assertThat(OFFICE.nextStart(at("2026-03-27T12:00:00Z"))).contains(at("2026-03-30T07:00:00Z"));
    // And back on Sunday 25 October.
    assertThat(OFFICE.nextStart(at("2026-10-23T12:00:00Z"))).contains(at("2026-10-26T08:00:00Z"));
  }

  @Test
  void anEndBeforeTheStartIsOnTheNextDayEvenIfThatIsNoDayOfSupport() {
    SupportHours night =
        new SupportHours(
            BERLIN, List.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));

    assertThat(night.include(at("2026-03-06T21:30:00Z"))).isTrue();
    assertThat(night.include(at("2026-03-07T04:30:00Z"))).isTrue();
    assertThat(night.include(at("2026-03-07T05:00:00Z"))).isFalse();
    assertThat(night.include(at("2026-03-06T04:30:00Z"))).isFalse();
    assertThat(night.nextEnd(at("2026-03-07T04:30:00Z"))).contains(at("2026-03-07T05:00:00Z"));
  }

  @Test
  void anEndAtTheStartIsAWholeDay() {
    SupportHours sunday =
        new SupportHours(BERLIN, List.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    assertThat(sunday.include(at("2026-03-07T22:59:59Z"))).isFalse();
    assertThat(sunday.include(at("2026-03-07T23:00:00Z"))).isTrue();
    assertThat(sunday.include(at("2026-03-08T22:59:59Z"))).isTrue();
    assertThat(sunday.include(at("2026-03-08T23:00:00Z"))).isFalse();
  }

  @Test
  void aStartThatTheClockSkipsIsTheMomentAfterTheGap() {
    SupportHours early =
        new SupportHours(
            BERLIN, List.of(DayOfWeek.SUNDAY), LocalTime.of(2, 30), LocalTime.of(8, 0));
    Instant gap = at("2026-03-29T01:00:00Z");

    assertThat(early.nextStart(at("2026-03-28T12:00:00Z"))).contains(gap);
    assertThat(early.include(gap)).isTrue();
    assertThat(early.include(gap.minusMillis(1))).isFalse();
  }

  @Test
  void hoursInTheRepeatedHourStartOnceAndEndOnce() {
    SupportHours brief =
        new SupportHours(
            BERLIN, List.of(DayOfWeek.SUNDAY), LocalTime.of(2, 15), LocalTime.of(2, 45));

    assertThat(brief.include(at("2026-10-25T00:20:00Z"))).isTrue();
    assertThat(brief.include(at("2026-10-25T01:20:00Z"))).isFalse();
    assertThat(brief.nextStart(at("2026-10-25T00:20:00Z"))).contains(at("2026-11-01T01:15:00Z"));
  }

  @Test
  void noDaysAreNoHours() {
    assertThatThrownBy(
            () -> new SupportHours(BERLIN, List.of(), LocalTime.MIDNIGHT, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Minute by minute, the hours change exactly where the next start and end say. */
  @Test
  void startAndEndAreWhereTheAnswerChanges() {
    Random random = new Random(7);
    List<ZoneId> zones =
        List.of(BERLIN, ZoneId.of("America/Sao_Paulo"), ZoneId.of("Australia/Lord_Howe"));
    for (int round = 0; round < 30; round++) {
      List<DayOfWeek> days =
          List.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7)));
      SupportHours hours =
          new SupportHours(
              zones.get(random.nextInt(zones.size())),
              days,
              LocalTime.of(random.nextInt(24), 30 * random.nextInt(2)),
              LocalTime.of(random.nextInt(24), 30 * random.nextInt(2)));
      Instant from = at(round % 2 == 0 ? "2017-02-15T00:00:00Z" : "2017-10-10T00:00:00Z");
      walk(hours, from, from.plus(Duration.ofDays(14)));
    }
  }

  private static void walk(SupportHours hours, Instant from, Instant to) {
    boolean open = hours.include(from);
    Instant before = from;
    for (Instant t = from.plusSeconds(60); t.isBefore(to); t = t.plusSeconds(60)) {
      boolean now = hours.include(t);
      if (now && !open) {
        assertThat(hours.nextStart(before)).as("%s", hours).contains(t);
      } else if (open && !now) {
        assertThat(hours.nextEnd(before)).as("%s", hours).contains(t);
      }
      open = now;
      before = t;
    }
  }
}
