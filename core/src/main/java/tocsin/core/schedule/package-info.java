/** Who is on call when: layers of rotations, restrictions and overrides, rendered into shifts. */
@NullMarked
package tocsin.core.schedule;

import org.jspecify.annotations.NullMarked;
