/** What comes in for channels: providers' calls, and answers by one tap. */
@NullMarked
package tocsin.web.inbound;

import org.jspecify.annotations.NullMarked;
