/** Who is asking: passwords, sessions, tokens and one-time links. */
@NullMarked
package tocsin.web.access;

import org.jspecify.annotations.NullMarked;
