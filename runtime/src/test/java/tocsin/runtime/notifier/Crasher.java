package tocsin.runtime.notifier;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Stands before ports and lets the process die at one call of all those that pass through it. */
final class Crasher {
  /** At which side of the call the process dies. */
  enum Side {
    BEFORE,
    AFTER
  }

  /** The process is dead. Nobody may catch this but the story. */
  static final class Crash extends Error {
    Crash(String where) {
      super(where);
    }
  }

  private final int at;
  private final Side side;
  private int calls;

  Crasher(int at, Side side) {
    this.at = at;
    this.side = side;
  }

  /** Whether it has come to the crash. */
  boolean crashed() {
    return calls >= at;
  }

  <T> T before(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              boolean now = isWork(method.getName()) && ++calls == at;
              if (now && side == Side.BEFORE) {
                throw new Crash("before " + method.getName());
              }
              Object answer;
              try {
                answer = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (now) {
                throw new Crash("after " + method.getName());
              }
              return answer;
            }));
  }

  /** A channel's name and kinds ask nobody. */
  private static boolean isWork(String method) {
    return !method.equals("name") && !method.equals("kinds");
  }
}
