/** What all chat products share: the card that is shown, answers, and HTTP with JSON. */
@NullMarked
package tocsin.channel.chat;

import org.jspecify.annotations.NullMarked;
