package tocsin.runtime.health;

/**
 * How a provider behind a medium is doing, by what became of what it was given lately and by its
 * receipts.
 *
 * @param channel the medium, for example {@code sms}
 * @param provider as the settings call it
 * @param failing it could not be reached the last time, or most of what it took did not arrive, and
 *     it is passed over for that; no longer so a few minutes later, when it is asked again
 * @param failures how many times in a row it failed
 * @param receipts how many came lately
 * @param bad how many of these said that a message did not arrive
 */
public record ProviderState(
    String channel, String provider, boolean failing, int failures, int receipts, int bad) {}
