/** The one desk for what people answer to pages, whatever the medium. */
@NullMarked
package tocsin.runtime.answer;

import org.jspecify.annotations.NullMarked;
