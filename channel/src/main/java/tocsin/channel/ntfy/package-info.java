/** Pages to topics on ntfy servers, public ones and one's own. */
@NullMarked
package tocsin.channel.ntfy;

import org.jspecify.annotations.NullMarked;
