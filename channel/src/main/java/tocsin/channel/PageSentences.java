package tocsin.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import tocsin.core.account.Language;
import tocsin.core.account.Urgency;
import tocsin.core.incident.PageReason;

/** The sentences and phrases that more than one channel says; the only place they are written. */
public final class PageSentences {
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

  private PageSentences() {}

  /** Why the person is paged, as the end of a sentence: "you are paged because …". */
  public static String because(PageReason reason) {
    return switch (reason) {
      case ASSIGNED -> "the incident was assigned to you";
      case ESCALATED -> "the incident was escalated to you";
      case REPEATED -> "nobody acknowledged the incident and its escalation policy began again";
      case REASSIGNED -> "the incident was reassigned to you";
      case UNACKNOWLEDGED -> "the acknowledgement ran out and the incident is open again";
      case URGENCY_CHANGED -> "the urgency of the incident changed";
      case RESPONDER_REQUESTED -> "somebody asks for your help with the incident";
      case FALLBACK -> "nobody is on call for it and you are the account's fallback contact";
    };
  }

  /** "high urgency" or "low urgency". */
  public static String urgency(Urgency urgency) {
    return switch (urgency) {
      case HIGH -> "high urgency";
      case LOW -> "low urgency";
    };
  }

  /**
   * A moment in the reader's zone with UTC beside it, for example {@code Fri 6 Jan, 14:57:04
   * (22:57:04 UTC)}. The day stands twice when it differs.
   */
  public static String when(Instant moment, ZoneId zone) {
    return when(moment, zone, Language.ENGLISH);
  }

  /** The same with days and months in that language. */
  public static String when(Instant moment, ZoneId zone, Language language) {
    DateTimeFormatter dayAndTime = DAY_AND_TIME.withLocale(Locale.forLanguageTag(language.tag()));
    ZonedDateTime there = moment.atZone(zone);
    ZonedDateTime utc = moment.atZone(ZoneOffset.UTC);
    if (there.getOffset().equals(ZoneOffset.UTC)) {
      return dayAndTime.format(utc) + " UTC";
    }
    boolean sameDay = there.toLocalDate().equals(utc.toLocalDate());
    DateTimeFormatter beside = sameDay ? TIME : dayAndTime;
    return dayAndTime.format(there) + " (" + beside.format(utc) + " UTC)";
  }

  /** The message in one short line, with how often it came; at most 160 characters. */
  public static String brief(Message message) {
    String again = message.time() == 1 ? "" : "Again, " + nth(message) + " time: ";
    Message.Page page = message.page();
    if (message.incidents() == 1) {
      return brief(again, page);
    }
    String lead = again + several(message) + ", " + urgency(page.urgency()) + ": ";
    String first = "#" + page.number() + " " + page.title();
    return lead + PlainText.oneLine(first, 160 - lead.length());
  }

  /** That the person was told before and nobody has answered; empty for the first time. */
  public static Optional<String> again(Message message) {
    return message.time() == 1
        ? Optional.empty()
        : Optional.of("Nobody has answered yet: you are told for the " + nth(message) + " time.");
  }

  private static String nth(Message message) {
    return nth(message.time());
  }

  /** "2nd". */
  public static String nth(int time) {
    boolean teens = time % 100 >= 11 && time % 100 <= 13;
    String end =
        switch (time % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return time + (teens ? "th" : end);
  }

  /** "12 incidents". */
  public static String several(Message message) {
    return "%,d incidents".formatted(message.incidents());
  }

  /** The page in one short line, for a lock screen or a text message; at most 160 characters. */
  public static String brief(Message.Page page) {
    return brief("", page);
  }

  private static String brief(String again, Message.Page page) {
    String lead = again + "#" + page.number() + " " + urgency(page.urgency()) + ": ";
    return lead + PlainText.oneLine(page.title(), 160 - lead.length());
  }
}
