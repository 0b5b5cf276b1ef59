package tocsin.runtime.notifier;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What the notifiers of all shards share. All of it is safe for use by several threads.
 *
 * @param generations makes the names of journal generations: random UUIDs, never a counter
 * @param jitter from 0 to 1, for the time between retries
 */
public record NotifierParts(
    NotifierStores stores,
    Channels channels,
    Sender sender,
    NotifierMeters meters,
    NotifierLimits limits,
    Supplier<String> generations,
    DoubleSupplier jitter) {}
