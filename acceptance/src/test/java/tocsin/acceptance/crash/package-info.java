/** The real process is killed again and again under load, and nothing that it accepted is lost. */
@NullMarked
package tocsin.acceptance.crash;

import org.jspecify.annotations.NullMarked;
