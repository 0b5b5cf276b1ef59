/** Messages and answers on Slack, by a bot of the user's own workspace. */
@NullMarked
package tocsin.channel.chat.slack;

import org.jspecify.annotations.NullMarked;
