/** Pages on chat products, and the answers that come back from there. */
@NullMarked
package tocsin.acceptance.chat;

import org.jspecify.annotations.NullMarked;
