package tocsin.runtime.notifier;

import java.util.List;
import tocsin.channel.Message;
import tocsin.core.notification.PlannedNotification;

/** Looks up what a page may say beyond its title. */
@FunctionalInterface
public interface PageDetails {
  /** Pages say no more than their title. */
  PageDetails NONE = notification -> List.of();

  /** What is known, in order; empty when nothing is. May throw: the page goes out without. */
  List<Message.Detail> of(PlannedNotification notification);
}
