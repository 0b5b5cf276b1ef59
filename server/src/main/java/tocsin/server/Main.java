package tocsin.server;

import tocsin.server.cli.CommandLineProgram;
import tocsin.server.cli.Console;

/** Where the program begins. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(new CommandLineProgram(Console.ofProcess()).run(arguments));
  }
}
