/** Stories of the log. */
@NullMarked
package tocsin.server.log;

import org.jspecify.annotations.NullMarked;
