/** The shell around core: workers that take in, decide, write and deliver. */
@NullMarked
package tocsin.runtime;

import org.jspecify.annotations.NullMarked;
