package tocsin.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import tocsin.core.id.IdSource;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Decision;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentRules;
import tocsin.core.incident.NewNames;
import tocsin.core.incident.Refusal;
import tocsin.core.logentry.LogEntry;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.engine.Wish;
import tocsin.runtime.engine.WishResult;
import tocsin.runtime.engine.Wishes;
import tocsin.storage.EngineBatch;
import tocsin.storage.IncidentStore;
import tocsin.storage.LogEntryStore;
import tocsin.storage.Stores;

/** An engine in miniature: core's rules on the caller's thread, no events, no timers, no pages. */
final class DirectWishes implements Wishes {
  private final Stores stores;
  private final LiveDirectory directory;
  private final IdSource ids;
  private final InstantSource clock;

  DirectWishes(Stores stores, LiveDirectory directory, IdSource ids, InstantSource clock) {
    this.stores = stores;
    this.directory = directory;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public synchronized CompletableFuture<List<WishResult>> submit(List<Wish> wishes) {
    IncidentStore.Progress progress = stores.incidents().progress();
    AtomicLong number = new AtomicLong(progress.incidentNumber());
    var rules = new IncidentRules(directory.current(), new NewNames(ids, number::incrementAndGet));
    Map<IncidentId, Incident> changed = new LinkedHashMap<>();
    List<Fact> facts = new ArrayList<>();
    List<WishResult> results = new ArrayList<>();
    for (Wish wish : wishes) {
      Decision decision = decide(rules, wish, changed);
      results.add(new WishResult(decision.after(), decision.answer()));
      if (decision.answer() instanceof Answer.Refused) {
        return CompletableFuture.completedFuture(results);
      }
      facts.addAll(decision.facts());
      if (decision.after() != null) {
        changed.put(decision.after().id(), decision.after());
      }
    }
    stores
        .incidents()
        .commit(
            new EngineBatch(
                List.copyOf(changed.values()),
                List.of(),
                List.of(),
                changed.values().stream().filter(i -> !i.isOpen()).map(Incident::id).toList(),
                facts,
                List.of(),
                new IncidentStore.Progress(progress.eventPosition(), number.get())));
    stores
        .logEntries()
        .append(
            facts.stream().map(fact -> (LogEntry) new LogEntry.OfFact(fact)).toList(),
            new LogEntryStore.Cursor(0, Map.of()));
    return CompletableFuture.completedFuture(results);
  }

  private Decision decide(IncidentRules rules, Wish wish, Map<IncidentId, Incident> changed) {
    if (wish.action() instanceof IncidentAction.Trigger trigger) {
      Optional<IncidentId> sameKey =
          Optional.ofNullable(trigger.subject().incidentKey())
              .flatMap(key -> stores.incidents().openWithKey(trigger.subject().service(), key));
      return sameKey.isPresent()
          ? Decision.refused(null, Refusal.KEY_IN_USE)
          : rules.decide(trigger, wish.actor(), clock.instant());
    }
    IncidentId id = wish.incident();
    Optional<Incident> incident =
        id == null
            ? Optional.empty()
            : Optional.ofNullable(changed.get(id)).or(() -> stores.queries().find(id));
    return incident
        .map(found -> rules.decide(found, wish.action(), wish.actor(), clock.instant()))
        .orElseGet(() -> Decision.refused(null, Refusal.NO_SUCH_INCIDENT));
  }
}
