@NullMarked
package tocsin.runtime.notifier;

import org.jspecify.annotations.NullMarked;
