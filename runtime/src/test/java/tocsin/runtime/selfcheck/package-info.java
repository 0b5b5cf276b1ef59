@NullMarked
package tocsin.runtime.selfcheck;

import org.jspecify.annotations.NullMarked;
