package tocsin.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;
import tocsin.core.id.ContactMethodId;
import tocsin.core.incident.PageReason;

/** Messages to send in tests: David is paged because the relay stopped. */
public final class Pages {
  /** When the seeds' outage began. */
  public static final Instant THEN = Instant.parse("2017-01-06T22:57:04Z");

  public static final Message.Links LINKS =
      new Message.Links(
          "https://tocsin.example.org/ui/incidents/Q1",
          "https://tocsin.example.org/ui/answer?do=acknowledge&key=k1",
          "https://tocsin.example.org/ui/answer?do=resolve&key=k1");

  private Pages() {}

  public static Message to(ContactKind kind, String address, String key) {
    return to(kind, address, key, page("db2kafka is down"));
  }

  public static Message to(ContactKind kind, String address, String key, Message.Page page) {
    ContactMethod contact =
        new ContactMethod(new ContactMethodId("C1"), kind, "Work", address, 0, true);
    return new Message(key, "David", ZoneId.of("America/Los_Angeles"), contact, page, LINKS);
  }

  /** The same message with two more incidents, of which one more than is listed. */
  public static Message inAStorm(Message first) {
    Message.Links links =
        new Message.Links(
            "https://tocsin.example.org/ui/incidents/Q2",
            "https://tocsin.example.org/ui/answer?do=acknowledge&key=k2",
            "https://tocsin.example.org/ui/answer?do=resolve&key=k2");
    return new Message(
        first.idempotencyKey(),
        first.recipientName(),
        first.zone(),
        first.contact(),
        first.page(),
        first.links(),
        new Message.Others(
            List.of("N1", "N2", "N3"),
            2,
            List.of(new Message.Other(page("Q2", "The log store is full"), links)),
            "https://tocsin.example.org/ui/incidents"));
  }

  /** The same message to somebody whom it has reached that often, and nobody has answered. */
  public static Message again(Message first, int reached) {
    return new Message(
        first.idempotencyKey(),
        first.recipientName(),
        first.zone(),
        first.contact(),
        first.page(),
        first.links(),
        first.others(),
        new Message.Before(reached, Set.of()),
        first.language());
  }

  public static Message.Page page(String title) {
    return page("Q1", title);
  }

  private static Message.Page page(String incident, String title) {
    return new Message.Page(
        incident,
        4127,
        title,
        "Relay",
        Urgency.HIGH,
        PageReason.ESCALATED,
        THEN,
        List.of(new Message.Detail("source", "db-7"), new Message.Detail("lag", "5 min")));
  }
}
