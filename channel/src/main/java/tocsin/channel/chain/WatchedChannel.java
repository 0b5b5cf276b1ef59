package tocsin.channel.chain;

import java.util.Set;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.core.account.ContactKind;

/** A medium with a single provider, which is watched although there is nobody else to ask. */
public record WatchedChannel(Channel channel, ProviderWatch watch) implements Channel {
  @Override
  public String name() {
    return channel.name();
  }

  @Override
  public Set<ContactKind> kinds() {
    return channel.kinds();
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    return noted(channel.send(message));
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    return noted(channel.tell(notice));
  }

  /** A refusal may be the message's fault, or its address's. */
  private Outcome noted(Outcome outcome) {
    switch (outcome) {
      case Outcome.Delivered _ -> watch.took();
      case Outcome.Unreachable unreachable -> watch.failed(unreachable.retryAfter());
      case Outcome.Deferred _, Outcome.Rejected _ -> {}
    }
    return outcome;
  }
}
