/** What a person answers to a page, whatever the medium: by a tap, a key or a few words. */
@NullMarked
package tocsin.core.reply;

import org.jspecify.annotations.NullMarked;
