package tocsin.runtime.webhook;

import tocsin.core.webhook.DeliveryRules.Result;

/**
 * What became of one try.
 *
 * @param status the HTTP status; 0 when there was no answer
 * @param said how the answer begins, or why there was none
 */
public record Attempted(Result result, int status, String said) {}
