/** Messages and answers on Telegram, by a bot that asks for news and so works behind a firewall. */
@NullMarked
package tocsin.channel.chat.telegram;

import org.jspecify.annotations.NullMarked;
