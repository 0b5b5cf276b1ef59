package tocsin.channel.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.PlainText;
import tocsin.channel.chat.CardWords.Label;
import tocsin.core.account.Urgency;
import tocsin.core.incident.PageReason;
import tocsin.core.reply.PageAnswer;

/**
 * A message before a chat product gives it its form. All text is plain, in bounded lines, and may
 * hold whatever a monitoring tool sent: each product takes care that none of it becomes markup.
 *
 * @param brief one line that says it all, for lists and lock screens
 * @param heading stands above; null for none
 * @param entries the incidents it tells of, the first in full
 * @param facts about the first
 * @param lines sentences
 * @param more what is not listed; null when everything is
 * @param words in the reader's language; cards that were queued before there were others have none
 */
public record ChatCard(
    String brief,
    Tone tone,
    @Nullable String heading,
    List<Entry> entries,
    List<Fact> facts,
    List<String> lines,
    @Nullable More more,
    CardWords words) {
  private static final int LONGEST_TITLE = 250;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_VALUE = 300;
  private static final int LONGEST_LINE = 1_000;
  private static final int MOST_DETAILS = 6;
  private static final int MOST_LINES = 10;

  @SuppressWarnings("NullAway") // as it may be read from a queue
  public ChatCard {
    words = words == null ? CardWords.ENGLISH : words;
    entries = List.copyOf(entries);
    facts = List.copyOf(facts);
    lines = List.copyOf(lines);
  }

  /** A card for everybody. */
  public ChatCard(
      String brief,
      Tone tone,
      @Nullable String heading,
      List<Entry> entries,
      List<Fact> facts,
      List<String> lines,
      @Nullable More more) {
    this(brief, tone, heading, entries, facts, lines, more, CardWords.ENGLISH);
  }

  /** How pressing it is, told by a colour. */
  public enum Tone {
    URGENT(0xC92A2A),
    CALM(0xE8A33D),
    TAKEN(0x3B6FD4),
    OVER(0x2F9E44),
    PLAIN(0x868E96);

    private final int rgb;

    Tone(int rgb) {
      this.rgb = rgb;
    }

    /** Red, green and blue, a byte each. */
    public int rgb() {
      return rgb;
    }

    /** Of an incident that nobody has taken. */
    public static Tone of(Urgency urgency) {
      return switch (urgency) {
        case HIGH -> URGENT;
        case LOW -> CALM;
      };
    }
  }

  /**
   * One incident.
   *
   * @param about where it is and how urgent, in one line
   * @param choices the answers that can be given; none for one that is over
   * @param address where all about it stands; null when none is known
   */
  public record Entry(
      String incident,
      long number,
      String title,
      String about,
      List<Choice> choices,
      @Nullable String address) {
    public Entry {
      title = PlainText.oneLine(title, LONGEST_TITLE);
      about = PlainText.oneLine(about, LONGEST_TITLE);
      choices = List.copyOf(choices);
    }

    /** "#12 Disk full". */
    public String headline() {
      return ("#" + number + " " + title).strip();
    }
  }

  /**
   * An answer that can be given.
   *
   * @param address where it can be given too, without pressing a button; null when none is known
   */
  public record Choice(PageAnswer answer, @Nullable String address) {}

  /** Something that is known, for example "source": "db-7". */
  public record Fact(String name, String value) {
    public Fact {
      name = PlainText.oneLine(name, LONGEST_NAME);
      value = PlainText.oneLine(value, LONGEST_VALUE);
    }
  }

  /** So many more, and where they are; null when no address is known. */
  public record More(int count, @Nullable String address) {}

  /** "and 9 more incidents"; empty when everything is listed. */
  public String moreSentence() {
    return more == null ? "" : words.more(more.count());
  }

  /** A page in that form. */
  public static ChatCard of(Message message) {
    CardWords words = CardWords.of(message.language());
    Message.Page page = message.page();
    List<Entry> entries = new ArrayList<>();
    entries.add(entry(page, message.links(), words));
    Message.Others others = message.others();
    if (others != null) {
      others.listed().forEach(other -> entries.add(entry(other.page(), other.links(), words)));
    }
    return new ChatCard(
        words.brief(message),
        Tone.of(page.urgency()),
        heading(message, words),
        entries,
        facts(message, words),
        List.of(),
        more(message.incidents() - entries.size(), others),
        words);
  }

  private static @Nullable String heading(Message message, CardWords words) {
    String again = words.again(message).orElse(null);
    if (message.incidents() == 1) {
      return again;
    }
    String several = words.several(message);
    return again == null ? several : several + ". " + again;
  }

  private static @Nullable More more(int count, Message.@Nullable Others others) {
    return count > 0 && others != null ? new More(count, others.all()) : null;
  }

  private static List<Fact> facts(Message message, CardWords words) {
    Message.Page page = message.page();
    Stream<Fact> known =
        Stream.of(
            new Fact(words.label(Label.SERVICE), page.serviceName()),
            new Fact(words.label(Label.URGENCY), words.urgency(page.urgency())),
            new Fact(words.label(Label.WHY_YOU), words.because(page.reason())),
            new Fact(words.label(Label.SINCE), words.when(page.assignedAt(), message.zone())));
    Stream<Fact> details =
        page.details().stream()
            .limit(MOST_DETAILS)
            .map(detail -> new Fact(detail.name(), detail.value()));
    return Stream.concat(known, details).toList();
  }

  private static Entry entry(Message.Page page, Message.@Nullable Links links, CardWords words) {
    return new Entry(
        page.incidentId(),
        page.number(),
        page.title(),
        page.serviceName() + " · " + words.urgency(page.urgency()),
        links == null ? choices(page.reason()) : choices(links),
        links == null ? null : links.incident());
  }

  private static List<Choice> choices(Message.Links links) {
    return Stream.of(links.first(), links.second())
        .map(link -> new Choice(link.answer(), link.address()))
        .toList();
  }

  private static List<Choice> choices(PageReason reason) {
    return reason == PageReason.RESPONDER_REQUESTED
        ? List.of(new Choice(PageAnswer.JOIN, null), new Choice(PageAnswer.DECLINE, null))
        : List.of(new Choice(PageAnswer.ACKNOWLEDGE, null), new Choice(PageAnswer.RESOLVE, null));
  }

  /** A notice in that form. */
  public static ChatCard of(Notice notice) {
    List<String> lines =
        Stream.concat(notice.lines().stream(), Stream.ofNullable(notice.link()))
            .limit(MOST_LINES)
            .map(line -> PlainText.oneLine(line, LONGEST_LINE))
            .toList();
    String subject = PlainText.oneLine(notice.subject(), LONGEST_TITLE);
    return new ChatCard(
        subject,
        Tone.PLAIN,
        subject,
        List.of(),
        List.of(),
        lines,
        null,
        CardWords.of(notice.language()));
  }

  /** The same with no more entries than a product can show; the others are counted. */
  public ChatCard upTo(int most) {
    if (entries.size() <= most) {
      return this;
    }
    int left = entries.size() - most + (more == null ? 0 : more.count());
    More rest = new More(left, more == null ? null : more.address());
    return new ChatCard(brief, tone, heading, entries.subList(0, most), facts, lines, rest, words);
  }
}
