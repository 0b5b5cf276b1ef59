package tocsin.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.id.MaintenanceWindowId;

class MaintenanceWindowTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
  private static final MaintenanceWindow WINDOW = window("W1", NINE, TEN);

  @Test
  void aWindowIsToComeThenOngoingFromItsStartAndPastFromItsEnd() {
    assertThat(times(NINE.minusMillis(1))).containsExactly(true, false, false);
    assertThat(times(NINE)).containsExactly(false, true, false);
    assertThat(times(TEN.minusMillis(1))).containsExactly(false, true, false);
    assertThat(times(TEN)).containsExactly(false, false, true);
  }

  @Test
  void aServiceIsInMaintenanceWhileAnyOfItsWindowsLasts() {
    TestAccount account =
        TestAccount.empty()
            .withService()
            .with(window("long", TEN, TEN.plusSeconds(7200)))
            .with(WINDOW)
            .with(window("inside", TEN.plusSeconds(60), TEN.plusSeconds(120)));
    assertThat(mode(account, NINE.minusMillis(1))).isEqualTo(ServiceMode.TAKES_EVENTS);
    assertThat(mode(account, NINE)).isEqualTo(ServiceMode.IN_MAINTENANCE);
    assertThat(mode(account, TEN)).isEqualTo(ServiceMode.IN_MAINTENANCE);
    assertThat(mode(account, TEN.plusSeconds(7199))).isEqualTo(ServiceMode.IN_MAINTENANCE);
    assertThat(mode(account, TEN.plusSeconds(7200))).isEqualTo(ServiceMode.TAKES_EVENTS);
  }

  @Test
  void ofSeveralWindowsTheOneThatEndsLastIsTold() {
    MaintenanceWindow longer = window("W2", NINE, TEN.plusSeconds(60));
    Directory directory =
        TestAccount.empty().with(WINDOW).with(longer).with(window("W3", NINE, TEN)).directory();
    assertThat(directory.maintenance(TestAccount.SERVICE, NINE)).contains(longer);
  }

  @Test
  void aWindowEndsEarlyWhenItIsCutShort() {
    MaintenanceWindow cut = WINDOW.endedAt(NINE.plusSeconds(5));
    assertThat(cut.isOngoing(NINE.plusSeconds(4))).isTrue();
    assertThat(cut.isPast(NINE.plusSeconds(5))).isTrue();
  }

  private static List<Boolean> times(Instant now) {
    return List.of(WINDOW.isFuture(now), WINDOW.isOngoing(now), WINDOW.isPast(now));
  }

  private static ServiceMode mode(TestAccount account, Instant now) {
    Directory directory = account.directory();
    return directory.mode(directory.service(TestAccount.SERVICE).orElseThrow(), now);
  }

  private static MaintenanceWindow window(String id, Instant start, Instant end) {
    return new MaintenanceWindow(
        new MaintenanceWindowId(id),
        1,
        start,
        end,
        "",
        List.of(TestAccount.SERVICE),
        List.of(),
        null);
  }
}
