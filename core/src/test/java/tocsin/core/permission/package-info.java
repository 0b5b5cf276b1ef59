@NullMarked
package tocsin.core.permission;

import org.jspecify.annotations.NullMarked;
