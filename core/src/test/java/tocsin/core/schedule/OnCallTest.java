package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.schedule.Rotas.ADA;
import static tocsin.core.schedule.Rotas.BEN;
import static tocsin.core.schedule.Rotas.CLEO;
import static tocsin.core.schedule.Rotas.LOS_ANGELES;
import static tocsin.core.schedule.Rotas.at;
import static tocsin.core.schedule.Rotas.between;
import static tocsin.core.schedule.Rotas.layer;
import static tocsin.core.schedule.Rotas.overridden;
import static tocsin.core.schedule.Rotas.override;
import static tocsin.core.schedule.Rotas.restricted;
import static tocsin.core.schedule.Rotas.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import tocsin.core.id.UserId;

class OnCallTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant MONDAY_NINE = at(LOS_ANGELES, "2026-03-02T09:00");

  @Test
  void aDailyTurnHandsOffAtNineOnBothSidesOfTheMarchChange() {
    Schedule rota = schedule(LOS_ANGELES, layer(MONDAY_NINE, DAY, ADA, BEN));

    // Saturday 7 March is day 5, so Ben's; in the night to Sunday the clock skips 2:00 to 3:00.
    assertOnCall(rota, "2026-03-07T08:59").isEqualTo(ADA);
    assertOnCall(rota, "2026-03-07T09:00").isEqualTo(BEN);
    assertOnCall(rota, "2026-03-08T08:59").isEqualTo(BEN);
    assertOnCall(rota, "2026-03-08T09:00").isEqualTo(ADA);
    assertOnCall(rota, "2026-03-09T08:59").isEqualTo(ADA);
  }

  @Test
  void aTwelveHourTurnCountsElapsedTimeAndSoHandsOffAnHourLaterInSummer() {
    Schedule rota = schedule(LOS_ANGELES, layer(MONDAY_NINE, Duration.ofHours(12), ADA, BEN));

    assertOnCall(rota, "2026-03-07T08:59").isEqualTo(BEN);
    assertOnCall(rota, "2026-03-07T09:00").isEqualTo(ADA);
    assertOnCall(rota, "2026-03-08T09:59").isEqualTo(BEN);
    assertOnCall(rota, "2026-03-08T10:00").isEqualTo(ADA);
  }

  @Test
  void aHandOffThatTheClockSkipsHappensAtTheInstantAfterTheGap() {
    Instant halfPastTwo = at(LOS_ANGELES, "2026-03-02T02:30");
    Schedule rota = schedule(LOS_ANGELES, layer(halfPastTwo, DAY, ADA, BEN));

    assertOnCall(rota, "2026-03-08T01:59").isEqualTo(BEN);
    assertOnCall(rota, "2026-03-08T03:00").isEqualTo(ADA);
    assertOnCall(rota, "2026-03-09T02:29").isEqualTo(ADA);
    assertOnCall(rota, "2026-03-09T02:30").isEqualTo(BEN);
  }

  @Test
  void aHandOffThatTheClockShowsTwiceHappensTheFirstTimeAndOnlyOnce() {
    Instant halfPastOne = at(LOS_ANGELES, "2026-10-26T01:30");
    Schedule rota = schedule(LOS_ANGELES, layer(halfPastOne, DAY, ADA, BEN));
    Instant firstTime = at(LOS_ANGELES, "2026-11-01T01:30");

    assertThat(OnCall.at(rota, firstTime.minusMillis(1))).contains(BEN);
    assertThat(OnCall.at(rota, firstTime)).contains(ADA);
    assertThat(OnCall.at(rota, firstTime.plus(Duration.ofMinutes(30)))).contains(ADA);
    assertThat(OnCall.at(rota, firstTime.plus(Duration.ofHours(1)))).contains(ADA);
    assertOnCall(rota, "2026-11-02T01:30").isEqualTo(BEN);
  }

  @Test
  void turnsAreCountedBackwardsBeforeTheVirtualStart() {
    Layer turns = layer(MONDAY_NINE, DAY, ADA, BEN, CLEO);
    Schedule rota =
        schedule(LOS_ANGELES, between(turns, at(LOS_ANGELES, "2026-02-01T00:00"), null));

    assertOnCall(rota, "2026-03-02T08:59").isEqualTo(CLEO);
    assertOnCall(rota, "2026-03-01T08:59").isEqualTo(BEN);
    assertOnCall(rota, "2026-02-28T08:59").isEqualTo(ADA);
  }

  @Test
  void aLayerIsOnCallFromItsStartUntilJustBeforeItsEnd() {
    Instant end = MONDAY_NINE.plus(Duration.ofHours(3));
    Schedule rota = schedule(LOS_ANGELES, between(layer(MONDAY_NINE, DAY, ADA), MONDAY_NINE, end));

    assertThat(OnCall.at(rota, MONDAY_NINE.minusMillis(1))).isEmpty();
    assertThat(OnCall.at(rota, MONDAY_NINE)).contains(ADA);
    assertThat(OnCall.at(rota, end.minusMillis(1))).contains(ADA);
    assertThat(OnCall.at(rota, end)).isEmpty();
  }

  @Test
  void nightHoursCrossMidnight() {
    Restriction nights = new Restriction.Daily(LocalTime.of(22, 0), Duration.ofHours(10));
    Schedule rota = schedule(LOS_ANGELES, restricted(layer(MONDAY_NINE, DAY, ADA), nights));

    assertNobody(rota, "2026-03-03T21:59");
    assertOnCall(rota, "2026-03-03T22:00").isEqualTo(ADA);
    assertOnCall(rota, "2026-03-04T07:59").isEqualTo(ADA);
    assertNobody(rota, "2026-03-04T08:00");
  }

  @Test
  void weekendHoursCrossTheEndOfTheWeek() {
    Restriction weekend =
        new Restriction.Weekly(DayOfWeek.FRIDAY, LocalTime.of(17, 0), Duration.ofHours(64));
    Schedule rota = schedule(LOS_ANGELES, restricted(layer(MONDAY_NINE, DAY, ADA), weekend));

    assertNobody(rota, "2026-03-06T16:59");
    assertOnCall(rota, "2026-03-06T17:00").isEqualTo(ADA);
    // The clock skips an hour in this night: the weekend ends at nine all the same.
    assertOnCall(rota, "2026-03-09T08:59").isEqualTo(ADA);
    assertNobody(rota, "2026-03-09T09:00");
  }

  @Test
  void restrictedHoursDoNotCloseAgainWhenTheClockGoesBackBehindTheirStart() {
    Restriction fromHalfPastOne = new Restriction.Daily(LocalTime.of(1, 30), Duration.ofHours(7));
    Schedule rota =
        schedule(LOS_ANGELES, restricted(layer(MONDAY_NINE, DAY, ADA), fromHalfPastOne));
    Instant opening = at(LOS_ANGELES, "2026-11-01T01:30");
    Instant closing = at(LOS_ANGELES, "2026-11-01T08:30");

    assertThat(OnCall.at(rota, opening.minusMillis(1))).isEmpty();
    assertThat(OnCall.at(rota, opening.plus(Duration.ofMinutes(45)))).contains(ADA);
    assertThat(OnCall.shiftsAt(rota, opening)).contains(new Shift(opening, closing, ADA));
    assertThat(Duration.between(opening, closing)).hasHours(8);
  }

  @Test
  void restrictionsHideTurnsAndNeverStopTheRotation() {
    Restriction mondays =
        new Restriction.Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 0), Duration.ofHours(8));
    Schedule rota = schedule(LOS_ANGELES, restricted(layer(MONDAY_NINE, DAY, ADA, BEN), mondays));

    assertOnCall(rota, "2026-03-02T12:00").isEqualTo(ADA);
    assertNobody(rota, "2026-03-03T12:00");
    assertOnCall(rota, "2026-03-09T12:00").isEqualTo(BEN);
    assertOnCall(rota, "2026-03-16T12:00").isEqualTo(ADA);
  }

  @Test
  void aLaterLayerWinsAndTheEarlierOneFillsItsGaps() {
    Restriction office = new Restriction.Daily(LocalTime.of(9, 0), Duration.ofHours(8));
    Schedule rota =
        schedule(
            LOS_ANGELES,
            layer(MONDAY_NINE, DAY, ADA),
            restricted(layer(MONDAY_NINE, DAY, BEN), office));

    assertOnCall(rota, "2026-03-03T08:59").isEqualTo(ADA);
    assertOnCall(rota, "2026-03-03T09:00").isEqualTo(BEN);
    assertOnCall(rota, "2026-03-03T17:00").isEqualTo(ADA);
  }

  @Test
  void anOverrideBeatsEveryLayerAndTheOneMadeLastBeatsTheOthers() {
    Instant noon = MONDAY_NINE.plus(Duration.ofHours(3));
    Schedule rota =
        overridden(
            schedule(LOS_ANGELES, layer(MONDAY_NINE, DAY, ADA)),
            override("O1", BEN, noon, noon.plus(Duration.ofHours(4))),
            override("O2", CLEO, noon.plusSeconds(3600), noon.plusSeconds(7200)));

    assertThat(OnCall.at(rota, noon.minusMillis(1))).contains(ADA);
    assertThat(OnCall.at(rota, noon)).contains(BEN);
    assertThat(OnCall.at(rota, noon.plusSeconds(3600))).contains(CLEO);
    assertThat(OnCall.at(rota, noon.plusSeconds(7200))).contains(BEN);
    assertThat(OnCall.at(rota, noon.plus(Duration.ofHours(4)))).contains(ADA);
  }

  @Test
  void farDatesAreAnsweredLikeNearOnes() {
    Instant longAgo = Instant.parse("1900-01-01T00:00:00Z");
    Schedule rota = schedule(LOS_ANGELES, layer(longAgo, Duration.ofMinutes(1), ADA, BEN));

    assertThat(OnCall.at(rota, Instant.parse("9999-12-31T23:58:59Z"))).contains(ADA);
    assertThat(OnCall.at(rota, Instant.parse("9999-12-31T23:59:00Z"))).contains(BEN);
    assertThat(OnCall.at(rota, longAgo)).contains(ADA);
    assertThat(OnCall.at(rota, Instant.MIN)).isEmpty();
    assertThat(OnCall.at(rota, Instant.MAX)).isNotEmpty();
  }

  private static ObjectAssert<UserId> assertOnCall(Schedule schedule, String wallTime) {
    return assertThat(OnCall.at(schedule, at(schedule.zone(), wallTime)).getFirst());
  }

  private static void assertNobody(Schedule schedule, String wallTime) {
    assertThat(OnCall.at(schedule, at(schedule.zone(), wallTime))).isEmpty();
  }
}
