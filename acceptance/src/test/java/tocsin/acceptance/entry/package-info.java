/** The script at the root, with JDKs and a Maven that only say how they were called. */
@NullMarked
package tocsin.acceptance.entry;

import org.jspecify.annotations.NullMarked;
