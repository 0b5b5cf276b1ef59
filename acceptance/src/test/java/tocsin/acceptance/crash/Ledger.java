package tocsin.acceptance.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What was sent and how it was answered, for each event by the number that it carries. */
final class Ledger {
  /** How an event was answered. */
  enum Answer {
    /** The connection broke before an answer came: it may be in or not. */
    UNKNOWN,
    /** 202: it must be in. */
    ACCEPTED,
    /** Told to come back later: it must not be in. */
    REFUSED,
    /** Anything else: never right. */
    WRONG
  }

  private final AtomicLong next = new AtomicLong();
  private final Map<Long, Answer> answers = new ConcurrentHashMap<>();
  private final Set<String> triggered = ConcurrentHashMap.newKeySet();
  private final Set<String> resolved = ConcurrentHashMap.newKeySet();

  /** The number of an event that is about to be sent. */
  long sending() {
    long number = next.getAndIncrement();
    answers.put(number, Answer.UNKNOWN);
    return number;
  }

  /** The answer to it has come. */
  void answered(long number, Answer answer) {
    answers.put(number, answer);
  }

  /** A trigger with that key was accepted. */
  void triggered(String key) {
    triggered.add(key);
  }

  /** A resolve of that key is about to be sent. */
  void resolving(String key) {
    resolved.add(key);
  }

  /** Keys whose incident is surely there and was never told to end. */
  Set<String> open() {
    Set<String> open = new HashSet<>(triggered);
    open.removeAll(resolved);
    return open;
  }

  /** The numbers with that answer. */
  Set<Long> with(Answer answer) {
    return answers.entrySet().stream()
        .filter(entry -> entry.getValue() == answer)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Those of these numbers that aren't in that list, and those that are in it twice. */
  static Set<Long> missing(Set<Long> wanted, List<Long> there) {
    Set<Long> missing = new HashSet<>(wanted);
    new HashSet<>(there).forEach(missing::remove);
    return missing;
  }

  /** Numbers that are in that list more than once. */
  static List<Long> doubled(List<Long> there) {
    Set<Long> seen = new HashSet<>();
    List<Long> doubled = new ArrayList<>();
    there.stream().filter(number -> !seen.add(number)).forEach(doubled::add);
    return doubled;
  }
}
