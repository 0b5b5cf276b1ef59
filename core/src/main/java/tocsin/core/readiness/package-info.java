/** Whether everybody who will be on call can be reached, and where pages would go astray. */
@NullMarked
package tocsin.core.readiness;

import org.jspecify.annotations.NullMarked;
