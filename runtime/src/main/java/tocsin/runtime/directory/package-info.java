/** The directory as everybody sees it now, and the one way to change it. */
@NullMarked
package tocsin.runtime.directory;

import org.jspecify.annotations.NullMarked;
