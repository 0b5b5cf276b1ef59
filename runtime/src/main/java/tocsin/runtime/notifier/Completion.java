package tocsin.runtime.notifier;

import tocsin.channel.Outcome;

/**
 * An attempt that came to its end.
 *
 * @param address where it was sent
 */
record Completion(Attempt attempt, String address, Outcome outcome) {}
