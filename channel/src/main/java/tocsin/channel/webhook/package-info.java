/** Pages as an HTTP request to an address of the user's own choice. */
@NullMarked
package tocsin.channel.webhook;

import org.jspecify.annotations.NullMarked;
