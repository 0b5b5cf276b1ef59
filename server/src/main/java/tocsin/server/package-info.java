/** The program: settings, wiring, lifecycle. */
@NullMarked
package tocsin.server;

import org.jspecify.annotations.NullMarked;
