/** Opens the ways out to people that the settings name; a file for each medium. */
@NullMarked
package tocsin.server.outlet;

import org.jspecify.annotations.NullMarked;
