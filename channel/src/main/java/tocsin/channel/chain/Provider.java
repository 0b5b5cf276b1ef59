package tocsin.channel.chain;

import tocsin.channel.Channel;

/**
 * One of several that serve a medium.
 *
 * @param name as the settings call it; outcomes and receipts carry it
 */
public record Provider(String name, Channel channel, Throttle throttle) {}
