package tocsin.web.feed;

import org.jspecify.annotations.Nullable;

/**
 * A calendar feed as a page shows it.
 *
 * @param address null when it is turned off
 * @param webcal the same, for programs that subscribe by a click; null when it is turned off
 * @param action where the forms that renew it and turn it off are sent; empty when the reader may
 *     do neither
 */
public record FeedCard(@Nullable String address, @Nullable String webcal, String action) {
  /** The feed of that owner under that base address. */
  public static FeedCard of(FeedLinks links, FeedOwner owner, String base, String action) {
    FeedLinks.Addresses addresses = links.addresses(owner, base);
    return new FeedCard(addresses.http(), addresses.webcal(), action);
  }
}
