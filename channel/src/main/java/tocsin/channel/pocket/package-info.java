/** Fake phones and mailboxes for the demo. */
@NullMarked
package tocsin.channel.pocket;

import org.jspecify.annotations.NullMarked;
