package tocsin.core.alert;

import tocsin.core.id.IntegrationId;

/**
 * What makes two triggers the same alert: the integration that received them and the dedup key. At
 * most one open alert has a given key.
 */
public record AlertKey(IntegrationId integration, String dedupKey) {}
