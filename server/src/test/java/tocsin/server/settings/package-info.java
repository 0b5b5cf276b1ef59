/** Stories of what the program can be told. */
@NullMarked
package tocsin.server.settings;

import org.jspecify.annotations.NullMarked;
