package tocsin.web.page.account;

import org.jspecify.annotations.Nullable;

/**
 * One integration of a service, with what one has to paste.
 *
 * @param kind what it is, in words
 * @param key its routing key, or a word in its place for those who may not see it
 * @param heartbeat null for every other kind
 */
public record Door(
    String id,
    String name,
    String kind,
    String key,
    Snippets snippets,
    @Nullable Heartbeat heartbeat) {}
