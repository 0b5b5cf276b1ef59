/** Messages on Google Chat, by the incoming webhook of a person or a room. */
@NullMarked
package tocsin.channel.chat.googlechat;

import org.jspecify.annotations.NullMarked;
