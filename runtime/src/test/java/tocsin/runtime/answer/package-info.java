@NullMarked
package tocsin.runtime.answer;

import org.jspecify.annotations.NullMarked;
