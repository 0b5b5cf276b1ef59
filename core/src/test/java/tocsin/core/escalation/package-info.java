/** Tests of who is asked at a level, and whose policies are whose. */
@NullMarked
package tocsin.core.escalation;

import org.jspecify.annotations.NullMarked;
