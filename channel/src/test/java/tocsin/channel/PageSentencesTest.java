package tocsin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tocsin.core.account.ContactKind;
import tocsin.core.incident.PageReason;

/** What all channels say. */
class PageSentencesTest {

  @Test
  void theReadersTimeLeadsAndUtcStandsBeside() {
    assertThat(when("2017-01-06T22:57:04Z", "America/Los_Angeles"))
        .isEqualTo("Fri 6 Jan, 14:57:04 (22:57:04 UTC)");
  }

  @Test
  void whereTheDaysDifferBothAreSaid() {
    assertThat(when("2017-01-06T22:57:04Z", "Asia/Tokyo"))
        .isEqualTo("Sat 7 Jan, 07:57:04 (Fri 6 Jan, 22:57:04 UTC)");
  }

  @Test
  void whoLivesByUtcReadsItOnce() {
    assertThat(when("2017-01-06T22:57:04Z", "UTC")).isEqualTo("Fri 6 Jan, 22:57:04 UTC");
    assertThat(when("2017-01-06T22:57:04Z", "Europe/London")).isEqualTo("Fri 6 Jan, 22:57:04 UTC");
  }

  @Test
  void anHourThatComesTwiceIsToldApartByUtc() {
    assertThat(when("2026-10-25T00:30:00Z", "Europe/Berlin"))
        .isEqualTo("Sun 25 Oct, 02:30:00 (00:30:00 UTC)");
    assertThat(when("2026-10-25T01:30:00Z", "Europe/Berlin"))
        .isEqualTo("Sun 25 Oct, 02:30:00 (01:30:00 UTC)");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonEndsASentence(PageReason reason) {
    assertThat(PageSentences.because(reason)).matches("[a-z].*[a-z]");
  }

  @Test
  void theBriefPageFitsATextMessage() {
    assertThat(PageSentences.brief(Pages.page("db2kafka is down")))
        .isEqualTo("#4127 high urgency: db2kafka is down");
    assertThat(PageSentences.brief(Pages.page("down\n".repeat(500))))
        .hasSizeLessThanOrEqualTo(160)
        .endsWith("…");
  }

  private static String when(String moment, String zone) {
    return PageSentences.when(Instant.parse(moment), ZoneId.of(zone));
  }

  @Test
  void whoIsToldAgainReadsForTheHowManyThTime() {
    Message first = Pages.to(ContactKind.SMS, "5551234", "N1");
    Message second = Pages.again(first, 1);

    assertThat(PageSentences.again(first)).isEmpty();
    assertThat(PageSentences.again(second))
        .contains("Nobody has answered yet: you are told for the 2nd time.");
    assertThat(PageSentences.brief(second))
        .isEqualTo("Again, 2nd time: #4127 high urgency: db2kafka is down");
    assertThat(PageSentences.brief(Pages.again(Pages.inAStorm(first), 2)))
        .isEqualTo("Again, 3rd time: 3 incidents, high urgency: #4127 db2kafka is down");
    Message long2 = Pages.to(ContactKind.SMS, "1", "N1", Pages.page("down\n".repeat(500)));
    assertThat(PageSentences.brief(Pages.again(long2, 10))).hasSizeLessThanOrEqualTo(160);
    assertThat(IntStream.of(1, 2, 3, 4, 11, 12, 13, 21, 22).mapToObj(PageSentences::nth))
        .containsExactly("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd");
  }

  @Test
  void aStormIsOneShortLineToo() {
    Message storm = Pages.inAStorm(Pages.to(ContactKind.SMS, "5551234", "N1"));

    assertThat(PageSentences.brief(storm))
        .isEqualTo("3 incidents, high urgency: #4127 db2kafka is down");
  }
}
