package tocsin.runtime.notifier;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

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

  /** A call of a port. */
  record Call(String method, List<Object> arguments) {}

  private final Predicate<Call> where;
  private final Side side;
  private int calls;
  private boolean crashed;

  /** Dies at the call of that number, counted from 1. */
  Crasher(int at, Side side) {
    this.where = call -> ++calls == at;
    this.side = side;
  }

  /** Dies at the first of those calls. */
  Crasher(Predicate<Call> where, Side side) {
    this.where = where;
    this.side = side;
  }

  /** Whether it has come to the crash. */
  boolean crashed() {
    return crashed;
  }

  <T> T before(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              Object[] given = arguments == null ? new Object[0] : arguments;
              Call call = new Call(method.getName(), Arrays.asList(given));
              boolean now = isWork(call.method()) && !crashed && where.test(call);
              crashed |= now;
              if (now && side == Side.BEFORE) {
                throw new Crash("before " + call.method());
              }
              Object answer;
              try {
                answer = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (now) {
                throw new Crash("after " + call.method());
              }
              return answer;
            }));
  }

  /** A channel's name and kinds ask nobody. */
  private static boolean isWork(String method) {
    return !method.equals("name") && !method.equals("kinds");
  }
}
