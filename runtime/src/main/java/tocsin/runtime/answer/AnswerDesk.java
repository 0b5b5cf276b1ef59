package tocsin.runtime.answer;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Directory;
import tocsin.core.account.Language;
import tocsin.core.account.User;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Answerable;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.permission.Action;
import tocsin.core.permission.Permissions;
import tocsin.core.permission.Permit;
import tocsin.core.permission.Who;
import tocsin.core.reply.AnswerSentence;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.PageReply;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.access.AnswerLinks.Grant;
import tocsin.runtime.engine.Waiting;
import tocsin.runtime.engine.Wish;
import tocsin.runtime.engine.WishResult;
import tocsin.runtime.engine.Wishes;
import tocsin.storage.IncidentFilter;
import tocsin.storage.IncidentQueries;
import tocsin.storage.StorageException;

/**
 * Finds out who answers and what it is about, asks the permission gate, and acts for the person.
 */
public final class AnswerDesk implements Answers {
  /** So many are taken by one "all". */
  private static final int MOST = 1_000;

  /** So many of them wait for the engine together, which leaves room for others. */
  private static final int AT_ONCE = 50;

  private final Supplier<Directory> directory;
  private final IncidentQueries queries;
  private final Wishes wishes;
  private final AnswerLinks links;
  private final InstantSource clock;
  private final Language standard;

  /**
   * Who is known.
   *
   * @param standard the language in which strangers are answered, and who chose none
   */
  public record People(Supplier<Directory> directory, Language standard) {}

  public AnswerDesk(
      People people,
      IncidentQueries queries,
      Wishes wishes,
      AnswerLinks links,
      InstantSource clock) {
    this.directory = people.directory();
    this.standard = people.standard();
    this.queries = queries;
    this.wishes = wishes;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public Language language(ContactKind kind, String address) {
    return Person.behind(kind, address, directory.get()).stream()
        .findFirst()
        .map(this::language)
        .orElse(standard);
  }

  private Language language(User user) {
    Language chosen = user.language();
    return chosen == null ? standard : chosen;
  }

  @Override
  public Optional<Language> language(String token, ActionChannel channel) {
    return links
        .verify(token)
        .filter(grant -> grant.by() == channel)
        .map(grant -> directory.get().user(grant.user()).map(this::language).orElse(standard));
  }

  @Override
  public Answered from(ContactKind kind, String address, PageReply reply) {
    List<User> people = Person.behind(kind, address, directory.get());
    if (people.isEmpty()) {
      return new Answered.Unknown(AnswerSentence.STRANGER.in(standard));
    }
    return answer(people, reply, ActionChannel.by(kind));
  }

  private Answered answer(List<User> people, PageReply reply, ActionChannel channel) {
    return guarded(
        language(people.getFirst()),
        () ->
            switch (reply.about()) {
              case PageReply.Numbered(long number) ->
                  one(people, queries.find(number), reply.answer(), channel);
              case PageReply.Incident(var id) ->
                  one(people, queries.find(id), reply.answer(), channel);
              case PageReply.Only() -> only(people, reply.answer(), channel);
              case PageReply.All() -> all(people, reply.answer(), channel);
            });
  }

  @Override
  public Answered by(String token, ActionChannel channel) {
    return links
        .verify(token)
        .map(grant -> by(grant, new PageReply(grant.answer(), new PageReply.Only()), channel))
        .orElseGet(this::damaged);
  }

  /** Words can do more than the link itself: only the way that it went out by may bring them. */
  @Override
  public Answered by(String token, PageReply reply, ActionChannel channel) {
    return links
        .verify(token)
        .filter(grant -> grant.by() == channel)
        .map(grant -> by(grant, reply, channel))
        .orElseGet(this::damaged);
  }

  private Answered by(Grant grant, PageReply reply, ActionChannel channel) {
    Optional<User> user = directory.get().user(grant.user());
    if (!clock.instant().isBefore(grant.expiresAt())) {
      Language language = user.map(this::language).orElse(standard);
      return new Answered.Refused(AnswerSentence.TOO_OLD.in(language));
    }
    if (user.isEmpty()) {
      return new Answered.Unknown(AnswerSentence.NO_LONGER_KNOWN.in(standard));
    }
    PageReply meant =
        reply.about() instanceof PageReply.Only
            ? new PageReply(reply.answer(), new PageReply.Incident(grant.incident()))
            : reply;
    return answer(List.of(user.get()), meant, channel);
  }

  private Answered damaged() {
    return new Answered.Unknown(AnswerSentence.DAMAGED.in(standard));
  }

  /** A store or an engine that can't just now is said, for the person stands there and waits. */
  private static Answered guarded(Language language, Supplier<Answered> answer) {
    try {
      return answer.get();
    } catch (StorageException e) {
      return new Answered.Refused(AnswerSentence.NOT_STORED.in(language));
    }
  }

  private Answered one(
      List<User> people, Optional<Incident> found, PageAnswer answer, ActionChannel channel) {
    if (found.isEmpty()) {
      Language language = language(people.getFirst());
      return new Answered.Unknown(AnswerSentence.NO_SUCH_INCIDENT.in(language));
    }
    Incident incident = found.get();
    User user = whoseIs(incident, people);
    return switch (permit(user, incident)) {
      case Permit.Refused(String sentence) ->
          new Answered.Refused(
              language(user) == Language.ENGLISH
                  ? sentence
                  : AnswerSentence.NOT_ALLOWED.in(language(user)));
      case Permit.Permitted() -> act(user, incident, answer, channel);
    };
  }

  /** Several may share a telephone: the one who is asked answers. */
  private static User whoseIs(Incident incident, List<User> people) {
    return people.stream()
        .filter(person -> incident.assignees().contains(person.id()))
        .findFirst()
        .orElse(people.getFirst());
  }

  private Permit permit(User user, Incident incident) {
    Directory now = directory.get();
    return Permissions.permit(
        Who.user(user, now), Action.ANSWER_INCIDENT, Answerable.of(incident, now));
  }

  private Answered act(User user, Incident incident, PageAnswer answer, ActionChannel channel) {
    WishResult result = Waiting.forResult(submit(user, incident, answer, channel));
    Language in = language(user);
    long number = incident.number();
    return switch (result.answer()) {
      case Answer.Done() ->
          new Answered.Done(AnswerSentence.DONE.in(in, AnswerSentence.done(answer, in), number));
      case Answer.NothingToDo() -> new Answered.Done(AnswerSentence.SO_ALREADY.in(in, number));
      case Answer.Refused(var reason) ->
          new Answered.Refused(
              AnswerSentence.REFUSED.in(in, AnswerSentence.reason(reason, in), number));
    };
  }

  private CompletableFuture<List<WishResult>> submit(
      User user, Incident incident, PageAnswer answer, ActionChannel channel) {
    Actor actor = new Actor(new Agent.OfUser(user.id()), channel);
    return wishes.submit(List.of(new Wish(incident.id(), answer.action(user.id()), actor)));
  }

  private Answered only(List<User> people, PageAnswer answer, ActionChannel channel) {
    List<Incident> asked = asked(people, answer);
    Language in = language(people.getFirst());
    return switch (asked.size()) {
      case 0 -> new Answered.Refused(AnswerSentence.NONE_WAITS.in(in));
      case 1 -> one(people, Optional.of(asked.getFirst()), answer, channel);
      default -> new Answered.Refused(which(in, answer, asked));
    };
  }

  private static String which(Language in, PageAnswer answer, List<Incident> asked) {
    AnswerSentence sentence =
        answer == PageAnswer.ACKNOWLEDGE ? AnswerSentence.WHICH_OR_ALL : AnswerSentence.WHICH;
    String word = answer.word().toLowerCase(Locale.ROOT);
    return sentence.in(in, asked.size(), word, asked.getFirst().number());
  }

  private Answered all(List<User> people, PageAnswer answer, ActionChannel channel) {
    Language in = language(people.getFirst());
    List<Incident> asked = asked(people, answer);
    if (asked.isEmpty()) {
      return new Answered.Refused(AnswerSentence.NONE_WAITS.in(in));
    }
    long done = 0;
    for (int i = 0; i < asked.size(); i += AT_ONCE) {
      done += done(asked.subList(i, Math.min(i + AT_ONCE, asked.size())), people, answer, channel);
    }
    String word = AnswerSentence.done(answer, in);
    String sentence = AnswerSentence.ALL_DONE.in(in, word, done, asked.size());
    return done == 0 ? new Answered.Refused(sentence) : new Answered.Done(sentence);
  }

  /** Each wish stands for itself, so that one that is refused takes no other back. */
  private long done(
      List<Incident> incidents, List<User> people, PageAnswer answer, ActionChannel channel) {
    List<CompletableFuture<List<WishResult>>> calls = new ArrayList<>();
    for (Incident incident : incidents) {
      User user = whoseIs(incident, people);
      if (permit(user, incident) instanceof Permit.Permitted) {
        calls.add(submit(user, incident, answer, channel));
      }
    }
    return calls.stream().map(Waiting::forResult).filter(each -> !each.refused()).count();
  }

  /** What is open and assigned to them; of what is to be acknowledged, what nobody has yet. */
  private List<Incident> asked(List<User> people, PageAnswer answer) {
    Set<IncidentStatus> statuses =
        answer == PageAnswer.ACKNOWLEDGE
            ? Set.of(IncidentStatus.TRIGGERED)
            : Set.of(IncidentStatus.TRIGGERED, IncidentStatus.ACKNOWLEDGED);
    var newest = new IncidentFilter.Sort(IncidentFilter.Field.NUMBER, true);
    return queries.list(
        new IncidentFilter(
            statuses,
            Set.of(),
            people.stream().map(User::id).collect(Collectors.toSet()),
            Set.of(),
            null,
            null,
            null,
            null,
            List.of(newest),
            0,
            MOST));
  }
}
