/** What the settings open. */
@NullMarked
package tocsin.server.outlet;

import org.jspecify.annotations.NullMarked;
