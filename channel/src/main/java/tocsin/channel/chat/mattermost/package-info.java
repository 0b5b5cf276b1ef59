/** Messages and answers on a Mattermost server, by a bot account. */
@NullMarked
package tocsin.channel.chat.mattermost;

import org.jspecify.annotations.NullMarked;
