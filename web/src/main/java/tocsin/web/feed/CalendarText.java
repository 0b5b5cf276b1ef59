package tocsin.web.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes a calendar as RFC 5545 has it: lines end with CR LF and are folded after 75 octets, never
 * inside a character; times are in UTC.
 */
final class CalendarText {
  private static final int LINE = 75;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  /** Begins a calendar of that name. */
  CalendarText(String name) {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Tocsin//On call//EN");
    line("CALSCALE:GREGORIAN");
    line("X-WR-CALNAME:" + escaped(name));
    line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    line("X-PUBLISHED-TTL:PT1H");
  }

  /**
   * Something in the calendar.
   *
   * @param uid the same whenever the same shift is written
   */
  record Entry(
      String uid, Instant start, Instant end, String summary, String description, String url) {}

  /**
   * Adds it. Its stamp is its own start: nothing of the time of writing gets into the text, so that
   * it is the same until a shift changes.
   */
  void add(Entry entry) {
    line("BEGIN:VEVENT");
    line("UID:" + escaped(entry.uid()));
    line("DTSTAMP:" + UTC.format(entry.start()));
    line("DTSTART:" + UTC.format(entry.start()));
    line("DTEND:" + UTC.format(entry.end()));
    line("SUMMARY:" + escaped(entry.summary()));
    line("DESCRIPTION:" + escaped(entry.description()));
    line("URL:" + entry.url());
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  /** Ends the calendar; the whole text. */
  String end() {
    line("END:VCALENDAR");
    return text.toString();
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", "");
  }

  private void line(String content) {
    int octets = 0;
    for (int at = 0; at < content.length(); ) {
      int character = content.codePointAt(at);
      String shown = Character.toString(character);
      int size = shown.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LINE) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(shown);
      octets += size;
      at += Character.charCount(character);
    }
    text.append("\r\n");
  }
}
