/** Pages to browsers and apps by Web Push, which no one on the way can read. */
@NullMarked
package tocsin.channel.push;

import org.jspecify.annotations.NullMarked;
