/** Messages and answers on Discord, by a bot. */
@NullMarked
package tocsin.channel.chat.discord;

import org.jspecify.annotations.NullMarked;
