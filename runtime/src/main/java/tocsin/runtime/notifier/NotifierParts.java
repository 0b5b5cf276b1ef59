package tocsin.runtime.notifier;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import tocsin.core.delivery.Pace;

/**
 * What the notifiers of all shards share. All of it is safe for use by several threads.
 *
 * @param pace how many messages one person gets by one contact method
 * @param inFlight one for the whole life of the process, so that a worker that is replaced repeats
 *     nothing
 * @param receipts what providers say of what they took
 * @param generations makes the names of journal generations: random UUIDs, never a counter
 * @param jitter from 0 to 1, for the time between retries
 */
public record NotifierParts(
    NotifierStores stores,
    Channels channels,
    Sender sender,
    NotifierMeters meters,
    NotifierLimits limits,
    Pace pace,
    InFlights inFlight,
    ReceiptInbox receipts,
    Supplier<String> generations,
    DoubleSupplier jitter) {}
