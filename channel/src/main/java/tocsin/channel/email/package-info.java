/** Pages by e-mail over SMTP. */
@NullMarked
package tocsin.channel.email;

import org.jspecify.annotations.NullMarked;
