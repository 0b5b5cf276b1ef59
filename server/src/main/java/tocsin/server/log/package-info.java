/** What the program says about its work, on standard error, a line an occurrence. */
@NullMarked
package tocsin.server.log;

import org.jspecify.annotations.NullMarked;
