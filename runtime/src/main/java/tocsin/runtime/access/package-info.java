/** Who may come in: sessions, tokens, set-up link and the links in messages. */
@NullMarked
package tocsin.runtime.access;

import org.jspecify.annotations.NullMarked;
