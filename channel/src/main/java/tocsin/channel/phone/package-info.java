/** What all that reach a telephone share: short texts, words in four languages, senders. */
@NullMarked
package tocsin.channel.phone;

import org.jspecify.annotations.NullMarked;
