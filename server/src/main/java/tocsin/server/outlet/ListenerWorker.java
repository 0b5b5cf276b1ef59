package tocsin.server.outlet;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.channel.chat.Listener;
import tocsin.channel.chat.ListenerCall;
import tocsin.runtime.health.Worker;

/** Keeps listening to what people answer in a product that calls nobody. */
final class ListenerWorker implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerWorker.class);

  private final String name;
  private final ListenerCall call;

  ListenerWorker(Listener listener) {
    this.name = listener.name() + "-listener";
    this.call = new ListenerCall(listener, Thread::startVirtualThread, new Logged(name));
  }

  /** Into the log. */
  private record Logged(String name) implements Listener.Told {
    @Override
    public void began(String sentence) {
      LOG.warn("{}: answers are not heard. {}", name, sentence);
    }

    @Override
    public void ended() {
      LOG.warn("{}: answers are heard again", name);
    }

    @Override
    public void unforeseen(RuntimeException mistake) {
      LOG.warn("What was said to {} could not be taken", name, mistake);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Instant poll(Instant now) {
    return call.poll(now);
  }
}
