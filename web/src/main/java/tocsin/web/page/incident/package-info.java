/** Pages about incidents: the list, one of them, and answering it from a message. */
@NullMarked
package tocsin.web.page.incident;

import org.jspecify.annotations.NullMarked;
