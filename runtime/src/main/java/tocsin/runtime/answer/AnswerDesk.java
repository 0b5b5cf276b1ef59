package tocsin.runtime.answer;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
              case PageReply.Only() -> only(people.getFirst(), reply.answer(), channel);
              case PageReply.All() -> all(people.getFirst(), reply.answer(), channel);
            });
  }

  @Override
  public Answered by(String token, ActionChannel channel) {
    return links
        .verify(token)
        .map(grant -> by(token, new PageReply(grant.answer(), new PageReply.Only()), channel))
        .orElseGet(this::damaged);
  }

  @Override
  public Answered by(String token, PageReply reply, ActionChannel channel) {
    Optional<Grant> grant = links.verify(token);
    if (grant.isEmpty()) {
      return damaged();
    }
    if (!clock.instant().isBefore(grant.get().expiresAt())) {
      Language language =
          directory.get().user(grant.get().user()).map(this::language).orElse(standard);
      return new Answered.Refused(AnswerSentence.TOO_OLD.in(language));
    }
    Optional<User> user = directory.get().user(grant.get().user());
    if (user.isEmpty()) {
      return new Answered.Unknown(AnswerSentence.NO_LONGER_KNOWN.in(standard));
    }
    PageReply meant =
        reply.about() instanceof PageReply.Only
            ? new PageReply(reply.answer(), new PageReply.Incident(grant.get().incident()))
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
    User user =
        people.stream()
            .filter(person -> incident.assignees().contains(person.id()))
            .findFirst()
            .orElse(people.getFirst());
    return switch (permit(user, incident)) {
      case Permit.Refused(String sentence) ->
          new Answered.Refused(
              language(user) == Language.ENGLISH
                  ? sentence
                  : AnswerSentence.NOT_ALLOWED.in(language(user)));
      case Permit.Permitted() -> act(user, incident, answer, channel);
    };
  }

  private Permit permit(User user, Incident incident) {
    Directory now = directory.get();
    return Permissions.permit(
        Who.user(user, now), Action.ANSWER_INCIDENT, Answerable.of(incident, now));
  }

  private Answered act(User user, Incident incident, PageAnswer answer, ActionChannel channel) {
    Actor actor = new Actor(new Agent.OfUser(user.id()), channel);
    Wish wish = new Wish(incident.id(), answer.action(user.id()), actor);
    WishResult result = Waiting.forResults(wishes.submit(List.of(wish))).getFirst();
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

  private Answered only(User user, PageAnswer answer, ActionChannel channel) {
    List<Incident> asked = asked(user, answer);
    return switch (asked.size()) {
      case 0 -> new Answered.Refused(AnswerSentence.NONE_WAITS.in(language(user)));
      case 1 -> one(List.of(user), Optional.of(asked.getFirst()), answer, channel);
      default -> new Answered.Refused(which(user, answer, asked));
    };
  }

  private String which(User user, PageAnswer answer, List<Incident> asked) {
    AnswerSentence sentence =
        answer == PageAnswer.ACKNOWLEDGE ? AnswerSentence.WHICH_OR_ALL : AnswerSentence.WHICH;
    String word = answer.word().toLowerCase(Locale.ROOT);
    return sentence.in(language(user), asked.size(), word, asked.getFirst().number());
  }

  private Answered all(User user, PageAnswer answer, ActionChannel channel) {
    Language in = language(user);
    List<Incident> asked = asked(user, answer);
    long done =
        asked.stream()
            .filter(each ->
                one(List.of(user), Optional.of(each), answer, channel) instanceof Answered.Done)
            .count();
    String word = AnswerSentence.done(answer, in);
    return asked.isEmpty()
        ? new Answered.Refused(AnswerSentence.NONE_WAITS.in(in))
        : new Answered.Done(AnswerSentence.ALL_DONE.in(in, word, done, asked.size()));
  }

  /** What is open and assigned to them; of what is to be acknowledged, what nobody has yet. */
  private List<Incident> asked(User user, PageAnswer answer) {
    Set<IncidentStatus> statuses =
        answer == PageAnswer.ACKNOWLEDGE
            ? Set.of(IncidentStatus.TRIGGERED)
            : Set.of(IncidentStatus.TRIGGERED, IncidentStatus.ACKNOWLEDGED);
    var newest = new IncidentFilter.Sort(IncidentFilter.Field.NUMBER, true);
    return queries
        .list(
            new IncidentFilter(
                statuses,
                Set.of(),
                Set.of(user.id()),
                Set.of(),
                null,
                null,
                null,
                null,
                List.of(newest),
                0,
                MOST))
        .stream()
        .sorted(Comparator.comparing(Incident::number).reversed())
        .toList();
  }
}
