/** Messages on Microsoft Teams, by the incoming webhook of a person or a room. */
@NullMarked
package tocsin.channel.chat.teams;

import org.jspecify.annotations.NullMarked;
