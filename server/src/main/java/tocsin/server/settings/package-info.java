/** What the program can be told, and where from. */
@NullMarked
package tocsin.server.settings;

import org.jspecify.annotations.NullMarked;
