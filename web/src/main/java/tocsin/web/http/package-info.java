/** What every face of HTTP shares: requests and replies as values, limits, problems, threads. */
@NullMarked
package tocsin.web.http;

import org.jspecify.annotations.NullMarked;
