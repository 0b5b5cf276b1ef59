/** The command line: what can be typed, and how it ends. */
@NullMarked
package tocsin.server.cli;

import org.jspecify.annotations.NullMarked;
