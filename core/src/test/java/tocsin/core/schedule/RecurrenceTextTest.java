package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=DAILY",
        "freq=daily;interval=1000;count=100000",
        "FREQ=DAILY;INTERVAL=1;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
        "FREQ=MONTHLY;BYDAY=5MO,-5FR",
        "FREQ=MONTHLY;BYMONTHDAY=1,31,-31;BYMONTH=1,12",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=31,-31",
        "FREQ=WEEKLY;UNTIL=20261224",
        "FREQ=WEEKLY;UNTIL=20261224T090000Z"
      })
  void whatIsUnderstoodIsTaken(String rule) {
    assertThat(problem("RRULE:" + rule)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FREQ",
        "=DAILY",
        "FREQ=DAILY;FREQ=DAILY",
        "INTERVAL=2",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=1001",
        "FREQ=DAILY;INTERVAL=two",
        "FREQ=DAILY;COUNT=100001",
        "FREQ=DAILY;INTERVAL=2;BYDAY=MO",
        "FREQ=DAILY;BYMONTH=1",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=WEEKLY;BYSETPOS=1",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=MO,",
        "FREQ=WEEKLY;WKST=XX",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=-6MO",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=-32",
        "FREQ=MONTHLY;BYMONTH=13",
        "FREQ=MONTHLY;BYMONTH=0",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=32",
        "FREQ=DAILY;UNTIL=20260230",
        "FREQ=DAILY;BYHOUR=9"
      })
  void whatMakesNoSenseIsRefusedInASentence(String rule) {
    assertThat(problem("RRULE:" + rule)).isNotEmpty();
  }

  @Test
  void upToAThousandDatesAreNamedAltogether() {
    String dates = String.join(",", Collections.nCopies(500, "20260302"));
    assertThat(problem("RRULE:FREQ=DAILY", "EXDATE:" + dates, "RDATE:" + dates)).isEmpty();
    assertThat(problem("RRULE:FREQ=DAILY", "EXDATE:" + dates + ",20260303", "RDATE:" + dates))
        .contains("1,000 dates");
    assertThat(problem("RRULE:FREQ=DAILY", "EXDATE:" + dates + "," + dates + ",20260303"))
        .contains("1,000 dates");
  }

  @Test
  void aLineHasAnEnd() {
    String dates = "EXDATE:20260302" + ",20260302".repeat(2_300);
    assertThat(problem("RRULE:FREQ=DAILY", dates)).contains("20,000 characters");
  }

  @Test
  void aZoneIsOneThatExists() {
    assertThat(problem("RRULE:FREQ=DAILY", "EXDATE;TZID=\"Europe/Berlin\":20260302T090000"))
        .isEmpty();
    assertThat(problem("RRULE:FREQ=DAILY", "EXDATE;TZID=Europe/Atlantis:20260302T090000"))
        .contains("Europe/Atlantis");
  }

  private static String problem(String... lines) {
    return RecurrenceText.problem(List.of(lines)).orElse("");
  }
}
