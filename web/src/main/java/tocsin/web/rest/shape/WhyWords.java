package tocsin.web.rest.shape;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import tocsin.core.account.ContactAddress;
import tocsin.core.explain.Verdict;
import tocsin.core.explain.Why;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.schedule.Duty;
import tocsin.web.rest.Words;

/**
 * Says in one sentence why somebody was paged, or was not.
 *
 * @param times how an instant is written for this reader
 */
public record WhyWords(Shaping shaping, Function<Instant, String> times) {

  /** The sentence, with the person's name. */
  public String of(Verdict verdict) {
    String name = EntryWords.name(shaping, verdict.user());
    return switch (verdict) {
      case Verdict.Paged(UserId _, List<LedgerEntry> pages) ->
          name + " was paged: " + delivered(pages) + ".";
      case Verdict.NotPaged(UserId _, Why why) -> name + " " + of(why) + ".";
    };
  }

  /** One word for programs, in the style of the API. */
  public static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Paged _ -> "paged";
      case Verdict.NotPaged(UserId _, Why why) ->
          switch (why) {
            case Why.NotOnPolicy _ -> "not_on_policy";
            case Why.LowUrgency _ -> "low_urgency";
            case Why.LevelNotAsked _ -> "level_not_asked";
            case Why.NotOnCall _ -> "not_on_call";
            case Why.NotTheirTurn _ -> "not_their_turn";
            case Why.NoUsableRule _ -> "no_usable_rule";
            case Why.NotInLedger _ -> "not_in_ledger";
            case Why.AnsweredBefore _ -> "answered_before";
            case Why.NotDelivered _ -> "not_delivered";
            case Why.StillToCome _ -> "still_to_come";
          };
    };
  }

  private String delivered(List<LedgerEntry> pages) {
    return pages.stream()
        .filter(LedgerEntry::isOut)
        .map(page ->
            Words.of(page.medium())
                + " at "
                + times.apply(page.endedAt() == null ? page.dueAt() : page.endedAt()))
        .collect(joining(", "));
  }

  private String of(Why why) {
    return switch (why) {
      case Why.NotOnPolicy _ ->
          "was not paged: they are not on the escalation policy, and nobody assigned them";
      case Why.LowUrgency(int level) ->
          "was not paged: they are on level " + level + ", and low urgency does not escalate";
      case Why.LevelNotAsked(int level, var because) ->
          "was not paged: level %d was not asked%s"
              .formatted(
                  level, because == null ? " yet" : " (" + EntryWords.of(shaping, because) + ")");
      case Why.NotOnCall notOnCall -> notOnCall(notOnCall);
      case Why.NotTheirTurn(int level, var at, List<UserId> instead) ->
          "was not paged: level %d asks in turns, and at %s it was the turn of %s"
              .formatted(level, times.apply(at), EntryWords.names(shaping, instead));
      case Why.NoUsableRule(var at, var urgency) ->
          "was asked at %s and not paged: no notification rule for %s urgency could be used"
              .formatted(times.apply(at), Words.of(urgency));
      case Why.NotInLedger(var at) ->
          "was asked at %s; the ledger of notifications knows of no page (it may be catching up)"
              .formatted(times.apply(at));
      case Why.AnsweredBefore(var dueAt, var by) ->
          "was not paged: the first page was due at %s, and before that it was called off%s"
              .formatted(
                  times.apply(dueAt), by == null ? "" : " (" + EntryWords.of(shaping, by) + ")");
      case Why.NotDelivered(LedgerEntry latest) -> notDelivered(latest);
      case Why.StillToCome(var dueAt) -> "has not been paged yet: due at " + times.apply(dueAt);
    };
  }

  private String notOnCall(Why.NotOnCall why) {
    String instead =
        why.instead().isEmpty()
            ? "nobody was"
            : why.instead().stream()
                .map(duty -> EntryWords.name(shaping, duty.user()) + " was, by " + part(duty))
                .collect(joining("; "));
    return "was not paged: at %s they were not on call in %s (level %d); %s"
        .formatted(times.apply(why.at()), schedule(why.schedule()), why.level(), instead);
  }

  /** What put somebody on call, in words. */
  public static String part(Duty duty) {
    return switch (duty.kind()) {
      case LAYER -> "layer " + duty.part();
      case OVERRIDE -> "an override";
      case ROTATION -> "rotation " + duty.part();
      case CUSTOM_SHIFT -> "a custom shift";
    };
  }

  private String schedule(ScheduleId id) {
    return shaping.directory().rota(id).map(rota -> rota.name()).orElse("a deleted schedule");
  }

  private static String notDelivered(LedgerEntry latest) {
    String outcome =
        latest.attempts().isEmpty() || latest.attempts().getLast().outcome() == null
            ? "nobody knows why"
            : EntryWords.outcome(latest.attempts().getLast().outcome());
    return "was not reached by %s (%s): %s"
        .formatted(
            Words.of(latest.medium()),
            ContactAddress.shown(latest.medium(), latest.address()),
            outcome);
  }
}
