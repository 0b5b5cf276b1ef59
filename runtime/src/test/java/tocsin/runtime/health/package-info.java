@NullMarked
package tocsin.runtime.health;

import org.jspecify.annotations.NullMarked;
