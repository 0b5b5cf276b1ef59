/** Stories of the program itself: settings, commands, start and end. */
@NullMarked
package tocsin.server;

import org.jspecify.annotations.NullMarked;
