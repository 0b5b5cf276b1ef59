/** Who is asked next: levels of a policy resolved to people at the instant they are entered. */
@NullMarked
package tocsin.core.escalation;

import org.jspecify.annotations.NullMarked;
