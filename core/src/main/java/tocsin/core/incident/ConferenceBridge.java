package tocsin.core.incident;

import org.jspecify.annotations.Nullable;

/**
 * Where the people who work on an incident meet; at least one of both is there.
 *
 * @param number a telephone number with what has to be dialled after it; null when there is none
 * @param url null when there is none
 */
public record ConferenceBridge(@Nullable String number, @Nullable String url) {}
